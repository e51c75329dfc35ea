/** A known problem of a product family: how customers report it, and the article that solves it. */
export interface Problem {
  /** `{product}` stands for the instrument's short name, here and in the texts. */
  readonly subject: string;
  readonly description: string;
  /** Short names of the instruments that can have it. */
  readonly instruments: readonly string[];
  readonly category: 'fault' | 'calibration' | 'installation' | 'software';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  /** What support asks or advises first. */
  readonly advice: string;
  readonly article: {
    readonly title: string;
    readonly topic: 'troubleshooting' | 'calibration' | 'installation' | 'maintenance' | 'software';
    readonly content: string;
  };
}
