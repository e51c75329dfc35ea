// What a proof computes, in the terms of relation words: "cheapest" is a minimum, "all" two equal counts.

export interface Operation {
  readonly operator: string;
}
