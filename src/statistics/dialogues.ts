// How many samples are dialogues, how long they are, and what happens in them.
import { type DialogueMove, dialogueMoves } from '../model/claim.ts';
import { isDialogue } from '../model/dialogue.ts';
import type { Sample } from '../model/sample.ts';
import { Spread, type Summary } from './spread.ts';

export interface DialogueFigures {
  readonly samples: number;
  /** Of the dialogues alone. */
  readonly exchanges: Summary;
  /** Exchanges of each kind, in all of them. */
  readonly moves: Readonly<Record<DialogueMove, number>>;
}

export class DialoguesOf {
  #samples = 0;
  readonly #exchanges = new Spread();
  readonly #moves = new Map<DialogueMove, number>(dialogueMoves.map((move) => [move, 0]));

  add(sample: Pick<Sample, 'exchanges'>): void {
    if (!isDialogue(sample)) return;
    this.#samples += 1;
    this.#exchanges.add(sample.exchanges.length);
    for (const { move } of sample.exchanges)
      if (move !== undefined) this.#moves.set(move, (this.#moves.get(move) ?? 0) + 1);
  }

  result(): DialogueFigures {
    return {
      samples: this.#samples,
      exchanges: this.#exchanges.summary(),
      moves: Object.fromEntries(this.#moves) as Record<DialogueMove, number>,
    };
  }
}
