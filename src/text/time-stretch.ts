// "10:00-17:30": a text that is nothing but two times of the day and what joins them.

const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s?([ap]m)?`;
const stretch = new RegExp(String.raw`^(${clock})\s?(-|–|—|to|bis|until)\s?(${clock})$`, 'i');

export interface TimeStretch {
  /** Seconds of the day. */
  readonly from: number;
  readonly to: number;
  readonly separator: string;
  /** Where the first time ends and the second one begins. */
  readonly firstEnd: number;
  readonly secondStart: number;
}

/** The two times; undefined for any other text, and for "10-20", which may be anything. */
export function timeStretch(text: string): TimeStretch | undefined {
  const found = text.length <= 30 ? stretch.exec(text) : null;
  if (found === null) return undefined;
  const [, first = '', h1 = '', m1, p1, separator = '', second = '', h2 = '', m2, p2] = found;
  if (m1 === undefined && m2 === undefined && p1 === undefined && p2 === undefined) return undefined;
  return {
    // "9-5 pm" begins in the morning, "2-5 pm" after noon.
    from: secondsOf(h1, m1, p1 ?? (Number(h1) < Number(h2) ? p2 : undefined)),
    to: secondsOf(h2, m2, p2),
    separator,
    firstEnd: first.trimEnd().length,
    secondStart: text.length - second.length,
  };
}

function secondsOf(hours: string, minutes: string | undefined, half: string | undefined): number {
  const isAfternoon = half?.toLowerCase() === 'pm' && Number(hours) < 12;
  const isMidnight = half?.toLowerCase() === 'am' && Number(hours) === 12;
  const hour = isMidnight ? 0 : Number(hours) + (isAfternoon ? 12 : 0);
  return hour * 3600 + Number(minutes ?? 0) * 60;
}
