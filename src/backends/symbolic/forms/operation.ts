// What a tool works out of what it is given: a sum, the time elsewhere, a text in another encoding.

import { operationsOf } from '../operations/all-operations.ts';
import { type Found, resultOf, type Worded } from '../operations/operation.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { dateWords, digits } from '../words/numbers.ts';
import { capitalised, proved } from '../words/phrase.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** Decimals beyond which a result is no answer in a sentence. */
const mostDecimals = 6;

function candidatesIn(view: View): readonly Candidate[] {
  if (view.wrote || view.step.bindings.some(({ source }) => source === 'step')) return [];
  return operationsOf(view.tool).flatMap((operation) =>
    operation.word(view).flatMap((worded): readonly Candidate[] => {
      const question = write(view, worded);
      return question === undefined ? [] : [{ step: view.step.id, write: () => question }];
    }),
  );
}

function write(view: View, worded: Worded): Question | undefined {
  const found = resultOf(view, worded);
  const text = found === undefined ? undefined : textOf(found);
  if (found === undefined || text === undefined) return undefined;
  return {
    form: ['attribute'],
    asked: { direct: worded.direct, clause: worded.clause },
    answer: capitalised(worded.tell(proved(text, found.proof))),
  };
}

function textOf({ value }: Found): string | undefined {
  if (typeof value !== 'number') return momentOf(String(value)) ?? String(value);
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return decimals > mostDecimals || !Number.isFinite(value) ? undefined : digits(value);
}

/** "19:45 on 13 May 2026" for `2026-05-13 19:45:00`. */
function momentOf(text: string): string | undefined {
  const [, day = '', clock] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::00)?$/.exec(text) ?? [];
  const date = dateWords(day);
  return clock === undefined || date === undefined ? undefined : `${clock} on ${date}`;
}

export const operation: FormAuthor = {
  form: 'attribute',
  weight: 1,
  candidates: ({ views }: Scene) => views.flatMap(candidatesIn),
};
