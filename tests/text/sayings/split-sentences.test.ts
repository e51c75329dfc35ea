import { describe, expect, it } from 'vitest';
import { splitClauses, splitSentences } from '../../../src/text/sayings/split-sentences.ts';

const sentences = (text: string, locale?: string) =>
  splitSentences(text, locale).map(({ start, end }) => text.slice(start, end));
const clauses = (text: string, locale?: string) =>
  splitClauses(text, locale).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['It costs €4,850. It weighs 3.5 kg.', 2],
    ['Dr. Lukas Zellweger met Mrs. Garcin. They talked.', 2],
    ['It leaves at 3:30 p.m. on 5 March. Take it!', 2],
    ['Costs are approx. 500 euros, e.g. Paper. Fine.', 2],
    ['She said "Stop. Wait." and left.', 1],
    ['The file is at src/index.ts. Open it.', 2],
    ['J. Frey signed.', 1],
    ['Yes. No? Maybe!', 3],
    ['- BV 1548, €286\n- MR 1565, €145', 2],
    ['Es ist am 3. März fertig. Danach nicht.', 2, 'de'],
    ['Das sind z.B. Öfen. Ja.', 2, 'de'],
    ['', 0],
  ] as const)('%j has %i', (text, count, locale?: string) => {
    expect(sentences(text, locale)).toHaveLength(count);
  });

  it('have no white space around them and lose nothing else', () => {
    const text = '  One.  Two \n\n three?  ';
    expect(sentences(text)).toEqual(['One.', 'Two', 'three?']);
  });
});

describe('clauses', () => {
  it.each([
    ['It is cheap, but it has no sauna.', ['It is cheap,', 'but it has no sauna.']],
    ['A, B and C have a sauna.', ['A, B and C have a sauna.']],
    ['The first costs 5; the second costs 7.', ['The first costs 5;', 'the second costs 7.']],
    ['It leaves at 9 while the other leaves at 10.', ['It leaves at 9', 'while the other leaves at 10.']],
  ] as const)('%j', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });
});
