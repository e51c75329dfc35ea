// Overlap with a benchmark: what was planted is found, and what is worded otherwise is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContaminationOf } from '../../src/statistics/contamination.ts';

function overlap(questions: readonly string[], queries: readonly string[]) {
  const contamination = new ContaminationOf({
    path: 'benchmark.jsonl',
    questions: questions.map((text, index) => ({ place: `line ${index + 1}`, text })),
  });
  for (const [index, query] of queries.entries()) contamination.add(`7-${index}`, query);
  return contamination.result();
}

const taxi =
  'Can you book me a taxi from the main station to the airport tomorrow at nine in the morning please?';

describe('contamination', () => {
  test('is found where a question was planted, whatever its case, punctuation and surroundings', () => {
    const result = overlap(
      ['What is the capital of the country with the longest coast?', taxi],
      [`Hello! ${taxi.toUpperCase().replaceAll(' ', ',  ')} And show me the orders.`, 'Show me the orders.'],
    );
    expect(result).toMatchObject({
      file: 'benchmark.jsonl',
      questions: 2,
      tooShort: 0,
      sequenceWords: 8,
      samples: 2,
      overlapping: 1,
      overlappingShare: 0.5,
      contaminated: 1,
      contaminatedShare: 0.5,
      questionsOverlapping: 1,
      questionsContaminated: 1,
    });
    expect(result.worst).toEqual([
      {
        sample: '7-0',
        query: expect.stringContaining('BOOK,  ME'),
        place: 'line 2',
        question: taxi,
        overlap: 1,
        shared: taxi.toLowerCase().replace('?', ''),
      },
    ]);
  });

  test('is not found in another wording of the same, nor in seven consecutive words', () => {
    const { overlapping, worst } = overlap(
      [taxi],
      [
        'I need a cab to the airport tomorrow, from the main station, at nine in the morning.',
        'Please book me a taxi from the main office.',
      ],
    );
    expect([overlapping, worst]).toEqual([0, []]);
  });

  test('is measured by how much of the question the sequences cover', () => {
    // 20 words: words 2 to 9 and words 13 to 20 are taken over, with other words between.
    const numbers = Array.from({ length: 20 }, (_, index) => `w${index + 1}`);
    const query = [...numbers.slice(1, 9), 'and', ...numbers.slice(12, 20)].join(' ');
    const [pair] = overlap([numbers.join(' ')], [query]).worst;
    expect(pair).toMatchObject({ overlap: 0.8, shared: numbers.slice(1, 9).join(' ') });
    // Neighbouring sequences are one stretch: ten consecutive words.
    const [longer] = overlap([numbers.join(' ')], [numbers.slice(4, 14).join(' ')]).worst;
    expect(longer).toMatchObject({ overlap: 0.5, shared: numbers.slice(4, 14).join(' ') });
    expect(overlap([numbers.join(' ')], [numbers.slice(4, 13).join(' ')])).toMatchObject({
      overlapping: 1,
      contaminated: 0,
      questionsOverlapping: 1,
      questionsContaminated: 0,
    });
  });

  test('takes short questions whole, and leaves out those that any text may hold', () => {
    const questions = ['Is it raining in Oslo?', 'Why is that?', 'Who?'];
    expect(overlap(questions, ['Tell me: is it raining in Oslo? Why is that?'])).toMatchObject({
      questions: 3,
      tooShort: 2,
      questionsOverlapping: 1,
      worst: [{ place: 'line 1', overlap: 1, shared: 'is it raining in oslo' }],
    });
    expect(overlap(questions, ['Is it raining in Rome?'])).toMatchObject({ overlapping: 0 });
  });

  test('lists the worst pair of each sample, the worst first and ten at most', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`);
    const queries = Array.from({ length: 14 }, (_, index) => words.slice(0, 8 + index).join(' '));
    const { worst, contaminated } = overlap([words.join(' '), words.slice(0, 30).join(' ')], queries);
    expect(worst).toHaveLength(10);
    expect(worst[0]).toMatchObject({ sample: '7-13', place: 'line 2', overlap: 21 / 30 });
    expect(worst.map((pair) => pair.overlap)).toEqual(
      [...worst].map((pair) => pair.overlap).sort((a, b) => b - a),
    );
    // From 15 of 30 words on.
    expect(contaminated).toBe(7);
  });

  test('stays quick where thousands of questions begin alike', () => {
    const questions = Array.from({ length: 5000 }, (_, index) => `${taxi} Number ${index}.`);
    const result = overlap(
      questions,
      Array.from({ length: 300 }, () => taxi),
    );
    expect(result).toMatchObject({ contaminated: 300, questionsOverlapping: 200 });
  });

  test('knows no share of nothing', () => {
    expect(overlap([taxi], [])).toMatchObject({ samples: 0, overlappingShare: null, worst: [] });
    expect(overlap([taxi], [''])).toMatchObject({ samples: 1, overlappingShare: 0 });
  });
});

test('any planted stretch of eight words or more is found, and fewer never are', () => {
  const word = fc.stringMatching(/^[a-m]{3,8}$/);
  const strange = fc.stringMatching(/^[n-z]{3,8}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 16, maxLength: 40 }),
      fc.array(strange, { maxLength: 12 }),
      fc.array(strange, { maxLength: 12 }),
      fc.nat(),
      fc.integer({ min: 1, max: 16 }),
      (question, before, after, at, length) => {
        const start = at % (question.length - length + 1);
        const planted = question.slice(start, start + length);
        const { overlapping, worst } = overlap(
          [question.join(' ')],
          [[...before, ...planted, ...after].join(', ')],
        );
        expect(overlapping).toBe(length >= 8 ? 1 : 0);
        if (length >= 8) expect(worst[0]).toMatchObject({ shared: planted.join(' ') });
      },
    ),
  );
});
