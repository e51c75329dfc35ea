// How a sample proves itself: what its answer claims and why it follows, which question form it is, and who says what.

/** A half-open range [start, end) of UTF-16 units in a text. */
export type Span = readonly [start: number, end: number];

/** The kinds of question a sample asks; a sample has one, or two that share their thing. */
export const forms = [
  'attribute',
  'list',
  'count',
  'superlative',
  'comparison',
  'total',
  'filter',
  'yes-no',
  'none',
  'join',
  'date-distance',
  'change',
  'conditional-change',
  'recovery',
  'parallel',
] as const;

export type Form = (typeof forms)[number];

interface Saying {
  /** The words of the response, exactly as written there. */
  readonly text: string;
}

/** What the words say follows from the steps: a JSONata expression over step values that evaluates to it. */
export interface ProvedSaying extends Saying {
  readonly proof: string;
  /** Set where the proof only repeats an argument (`$args_N`): it answers nothing and makes no step necessary. */
  readonly echo?: true;
}

/** The words report a write that was made: the id of its step. */
export interface WriteSaying extends Saying {
  readonly write: string;
}

/** The words report that a conditional write was not made. */
export interface OmissionSaying extends Saying {
  readonly condition: true;
}

/** A claim as an author hands it in. Where the words occur several times in the response, claims take them in order. */
export type GivenClaim = ProvedSaying | WriteSaying | OmissionSaying;

/** A fact of a response: its words, where they are, and what they rest on. */
export type Claim = GivenClaim & {
  /** Into the response of its exchange; spans of one response do not overlap. */
  readonly span: Span;
};

/** Words of the query that say an argument's value, as an author hands them in. */
export interface Ask {
  /** The id of the step. */
  readonly step: string;
  /** A JSON Pointer into the step's arguments. */
  readonly path: string;
  readonly text: string;
}

/** Why this item of a list, and not another. */
export interface Choice {
  /** `only`: the list has one. `named`: the query says its name. `condition`: exactly one meets what the query states. `best`: an extreme that the query states. */
  readonly by: 'only' | 'named' | 'condition' | 'best';
  /** The words of the query that choose; absent with `only`. */
  readonly text?: string;
  /** Evaluates to exactly the bound value; absent with `only`. */
  readonly proof?: string;
}

/** What a conditional change depends on: the query's words, and a proof with the value it had. */
export interface Condition {
  readonly text: string;
  readonly proof: string;
  /** With false, making no write is right, and required. */
  readonly value: boolean;
}

/** A list whose order the tool promises, and what says so: `argument sort=date`. */
export interface OrderedList {
  readonly step: string;
  /** A JSON Pointer into the step value. */
  readonly path: string;
  readonly by: string;
}

/**
 * What an exchange is in its dialogue: `follow-up` asks on from a result, `no-call` for what a result has shown already;
 * `clarification` is a question for a value that was withheld; `withheld-tool` is what cannot be done yet; `confirmation`,
 * `correction` and `change-of-mind` come before a change.
 */
export const dialogueMoves = [
  'follow-up',
  'no-call',
  'clarification',
  'withheld-tool',
  'confirmation',
  'correction',
  'change-of-mind',
] as const;

export type DialogueMove = (typeof dialogueMoves)[number];

/** One user message, the steps it leads to, and one answer. */
export interface Exchange {
  readonly kind: 'answer' | 'ask' | 'confirm' | 'decline';
  readonly query: string;
  /** Ids of the steps; every step of the chains is in exactly one exchange, or in `setup`. */
  readonly steps: readonly string[];
  readonly response: string;
  readonly claims: readonly Claim[];
  /** Tools that this exchange does not have yet. */
  readonly withheld: readonly string[];
  /** Of `ask`: the arguments of later steps that no message has said so far. */
  readonly open?: readonly { readonly step: string; readonly path: string }[];
  /** Of `confirm`: the step of the change to come. The tool of a change that is not made: dropped, or its condition is not met. */
  readonly write?: string;
  /** Why the exchange is there, in a dialogue. */
  readonly move?: DialogueMove;
  readonly condition?: Condition;
}

/** What the author of a draft hands over: words, and what they rest on. */
export interface Wording {
  readonly query: string;
  readonly response: string;
  /** Without claims, proofs are searched for. */
  readonly claims?: readonly GivenClaim[];
  readonly asks?: readonly Ask[];
  /** Without them, reasons are searched for. */
  readonly choices?: readonly { readonly step: string; readonly path: string; readonly choice: Choice }[];
  readonly form?: readonly Form[];
  readonly condition?: Omit<Condition, 'value'>;
  /** Ids of the steps that only prepare an empty world. */
  readonly setup?: readonly string[];
}

/** What all exchanges of a sample share beside its steps. */
export interface Account {
  /** The calendar date on which the sample takes place, `YYYY-MM-DD`: the base of relative dates. */
  readonly today: string;
  /** An IANA time zone. */
  readonly timeZone: string;
  /** Empty where nothing is called, or where nobody has said. */
  readonly form: readonly Form[];
  /** Ids of steps that prepare an empty world: replayed, and never an assistant's. */
  readonly setup: readonly string[];
  readonly ordered: readonly OrderedList[];
  readonly exchanges: readonly Exchange[];
}
