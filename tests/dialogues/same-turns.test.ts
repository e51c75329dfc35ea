// What keeps other words from being another wording of a dialogue: values that are lost, come too early or are told otherwise.
import { beforeAll, describe, expect, test } from 'vitest';
import { responseCheck } from '../../src/checks/response.ts';
import { objectionsTo } from '../../src/dialogues/same-turns.ts';
import type { ExchangeWords } from '../../src/model/dialogue-io.ts';
import type { Sample } from '../../src/model/sample.ts';
import { draftOfSample } from '../../src/model/sample-draft.ts';
import { type DemoDialogues, demoDialogues, withMove, wordsOf } from './demo-dialogues.ts';

/** "Sorry, I meant in Milan": without what it puts right. */
const isOfValue = /^(?:Sorry|My mistake), I meant (?!to )/;

let demo: DemoDialogues;
beforeAll(async () => {
  demo = await demoDialogues(40);
}, 180_000);

describe('other words of a dialogue', () => {
  test('are its own', () => {
    for (const dialogue of demo.dialogues) expect(objectionsTo(dialogue, wordsOf(dialogue))).toEqual([]);
  });

  type Spoil = (words: readonly ExchangeWords[], dialogue: Sample) => readonly ExchangeWords[];
  const at = (index: number, change: Partial<ExchangeWords>): Spoil => {
    return (words) => words.map((each, place) => (place === index ? { ...each, ...change } : each));
  };
  const spoils: readonly (readonly [string, () => Sample, Spoil, RegExp])[] = [
    [
      'say at once what the assistant has to ask for',
      () => withMove(demo, 'clarification'),
      (words, { exchanges }) =>
        at(0, { query: `${words[0]?.query} It is ${exchanges[1]?.query}` })(words, {} as Sample),
      /turn_1: The message says “.+”, which the person does not say at this point/,
    ],
    [
      'never say it',
      () => withMove(demo, 'clarification'),
      at(1, { query: 'The one that I mean.' }),
      /turn_2: The message does not say/,
    ],
    [
      'leave out a slip that is put right',
      // Of a value: that another question was meant is for the check of coverage.
      () => withMove(demo, 'correction', ({ query }) => isOfValue.test(query)),
      // What is right is said at once, as it is put right later.
      (words, { exchanges }) => {
        const later = exchanges.findIndex(
          ({ move, query }) => move === 'correction' && isOfValue.test(query),
        );
        return at(later - 1, { query: words[later]?.query ?? '' })(words, {} as Sample);
      },
      /turn_\d: The message does not say/,
    ],
    [
      'put a question right without saying so',
      () => withMove(demo, 'correction', ({ query }) => /^Sorry, I meant to ask /.test(query)),
      (words, { exchanges }) => {
        const later = exchanges.findIndex(({ query }) => /^Sorry, I meant to ask /.test(query));
        const question = words[later]?.query.replace(/^Sorry, I meant to ask /, 'Please tell me ') ?? '';
        return at(later, { query: question })(words, {} as Sample);
      },
      /turn_\d: The message has to put right/,
    ],
    [
      'ask at once what the person meant to ask',
      () => withMove(demo, 'correction', ({ query }) => /^Sorry, I meant to ask /.test(query)),
      (words, { exchanges }) => {
        const later = exchanges.findIndex(({ query }) => /^Sorry, I meant to ask /.test(query));
        const question = words[later]?.query.replace(/^Sorry, I meant to ask /, 'Please tell me ') ?? '';
        return at(later - 1, { query: question })(words, {} as Sample);
      },
      /turn_\d: The message (?:has to ask for what|does not say)/,
    ],
    [
      'do not say what cannot be done',
      () => withMove(demo, 'withheld-tool'),
      at(0, { response: 'Of course, just a moment.' }),
      /turn_1: The response has to say what cannot be done/,
    ],
    [
      'ask nothing before a change',
      () => withMove(demo, 'confirmation'),
      (words, { exchanges }) => {
        const place = exchanges.findIndex(({ kind }) => kind === 'confirm');
        return at(place, { response: words[place]?.response.replaceAll('?', '.') ?? '' })(
          words,
          {} as Sample,
        );
      },
      /The response has to ask whether to make the change/,
    ],
    [
      'tell a fact otherwise',
      () => withMove(demo, 'follow-up'),
      at(0, { response: 'I have not found it.' }),
      /turn_1: The response does not say/,
    ],
    [
      'say what nobody has found yet',
      () => withMove(demo, 'follow-up'),
      (words) => at(0, { query: `${words[0]?.query} I need it for 14 July 2031.` })(words, {} as Sample),
      /turn_1: The message says “14 July 2031”/,
    ],
  ];

  test.each(spoils)('are none where they %s', (_, find, spoil, expected) => {
    const dialogue = find();
    expect(objectionsTo(dialogue, wordsOf(dialogue))).toEqual([]);
    const messages = objectionsTo(dialogue, spoil(wordsOf(dialogue), dialogue)).map(({ message }) => message);
    expect(messages.join('\n')).toMatch(expected);
  });

  test('a turn that only asks and reports a change fails the check of the response', async () => {
    const dialogue = withMove(demo, 'confirmation', ({ kind }) => kind === 'confirm');
    const exchanges = dialogue.exchanges.map((each) =>
      each.kind === 'confirm'
        ? { ...each, response: 'I have already updated it. Is that all right?', claims: [] }
        : each,
    );
    const { signal } = new AbortController();
    const context = { catalog: demo.catalog, seed: 1, secrets: [], signal };
    expect(await responseCheck.run(draftOfSample({ ...dialogue, exchanges }), context)).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('I have already updated'),
    });
    expect((await responseCheck.run(draftOfSample(dialogue), context)).status).not.toBe('failed');
  });
});
