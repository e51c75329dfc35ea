// The command lines of environments and grades.
import { describe, expect, test } from 'vitest';
import type { Said } from '../../src/cli/command.ts';
import { environmentCommand } from '../../src/cli/environment/environment.ts';
import { gradeCommand } from '../../src/cli/grade/grade.ts';

const said = (more: Partial<Said> & { on?: readonly string[] } = {}): Said => ({
  argument: 'runs/demo',
  values: {},
  lists: {},
  switches: new Set(more.on ?? []),
  ...more,
});

describe('environment', () => {
  test('takes one sample over stdio, or all of them over HTTP', () => {
    expect(environmentCommand.options(said({ values: { sample: '0-000001' } }))).toMatchObject({
      run: 'runs/demo',
      sample: '0-000001',
      grading: { weights: { answer: 1, effects: 1, calls: 0 }, strictness: 'all' },
    });
    expect(environmentCommand.options(said({ on: ['all', 'http'] }))).toMatchObject({ http: { port: 0 } });
    expect(() => environmentCommand.options(said({ on: ['all'] }))).toThrow('--all needs --http');
    expect(() => environmentCommand.options(said())).toThrow('Use --sample ID for one sample, or --all');
  });

  test('reads weights, and refuses what is none', () => {
    const options = said({
      values: { sample: '1' },
      lists: { weights: ['calls=0.5', 'answer=2'] },
      on: ['partial'],
    });
    expect(environmentCommand.options(options)).toMatchObject({
      grading: { weights: { answer: 2, effects: 1, calls: 0.5 }, strictness: 'partial' },
    });
    const wrong = said({ values: { sample: '1' }, lists: { weights: ['luck=1'] } });
    expect(() => environmentCommand.options(wrong)).toThrow('--weights takes answer, effects and calls');
  });
});

test('grade needs an episode, and one answer', () => {
  expect(() => gradeCommand.options(said())).toThrow('grade needs --episode');
  const both = said({ values: { episode: 'e.jsonl', response: 'a', 'response-file': 'b' } });
  expect(() => gradeCommand.options(both)).toThrow('cannot be combined');
});
