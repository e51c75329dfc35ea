// What the stages' prompts promise as a whole: they can be read, they begin alike, nobody else can write in them.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledServers } from '../../servers/bundled.ts';
import type { Message, Stage, StageIO } from '../../src/model/seams.ts';
import { promptOf } from '../../src/prompts/stages.ts';
import { singular, toolNoun, wordsOf } from '../../src/text/naming.ts';
import { anyInputs, type Inputs } from './any-inputs.ts';
import { type DemoSituation, demoSituation } from './demo-situation.ts';

const stages: readonly Stage[] = [
  'propose',
  'act',
  'select',
  'write',
  'query',
  'step',
  'respond',
  'reword',
  'judge',
  'solve',
];

function promptFor<S extends Stage>(stage: S, inputs: Inputs): readonly Message[] {
  return promptOf(stage, inputs[stage] as StageIO[S]['in']);
}

const textOf = (messages: readonly Message[]) => messages.map(({ content }) => content).join('\n');

let demo: DemoSituation;
beforeAll(async () => {
  demo = await demoSituation();
});

describe.each(stages)('the prompt of %s', (stage) => {
  test('reads like this', async () => {
    const text = promptFor(stage, demo.inputs)
      .map(({ role, content }) => `[${role}]\n${content}`)
      .join('\n');
    await expect(text).toMatchFileSnapshot(`./whole/${stage}.txt`);
  });

  test('has rules that know no server', () => {
    const nouns = new Set([
      ...bundledServers.map(({ name }) => name),
      ...demo.allTools.flatMap(({ tool }) => [toolNoun(tool), ...wordsOf(tool).slice(1).map(singular)]),
    ]);
    expect(nouns.size).toBeGreaterThan(30);
    const words =
      promptFor(stage, demo.inputs)[0]
        ?.content.toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    // Words of every language that tools happen to be named with too.
    const plain = new Set(['by', 'free', 'status', 'date', 'person', 'weather']);
    expect(words.map(singular).filter((word) => nouns.has(word) && !plain.has(word))).toEqual([]);
  });

  test('says that it wants JSON, as endpoints in JSON mode insist', () => {
    expect(promptFor(stage, demo.inputs)[0]?.content).toContain('JSON');
  });
});

describe('in any situation', () => {
  const everywhere = (claim: (stage: Stage, messages: readonly Message[]) => void, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(anyInputs, async (promised) => {
        const inputs = await promised;
        for (const stage of stages) claim(stage, promptFor(stage, inputs));
      }),
      { numRuns },
    );

  test('a prompt is its rules, always the same, and one message of what the stage is given', async () => {
    await everywhere((stage, messages) => {
      expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
      expect(messages[0]).toEqual(promptFor(stage, demo.inputs)[0]);
    }, 20);
  });

  test('it is made of lines of its own, whatever tools are called, described and answer', async () => {
    await everywhere((_, messages) => {
      const given = messages[1]?.content ?? '';
      const task = given.lastIndexOf('\n## Task\n');
      expect(given.slice(task).trim().split('\n')).toHaveLength(2);
      // Whatever may end a line, in any program.
      const lines = given.slice(0, task).split(/[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines.filter((line) => !ownLine.test(line))).toEqual([]);
    }, 150);
  });

  test('it is bounded', async () => {
    await everywhere((_, messages) => expect(textOf(messages).length).toBeLessThan(40_000), 40);
  });
});

const headings =
  'Tools|Steps|Dialogue|Steps so far|Pool|Known (values|names|edges|failures)|Do not repeat|Advice|Plan|Attempts|Tried here|Values from the query|Chains|Reports|Query|Response|The query must say|The query must not say|The response must use|Earlier wording|Critiques';
const ownLine = new RegExp(
  [
    '^$',
    `^## (${headings})$`,
    '^### (step|attempt)_\\d+ [\\w-]+$',
    '^### p\\d+ (succeeded|failed)$',
    '^### turn_\\d+( (answer|ask|confirm|decline))?$',
    '^#### call_\\d+ [\\w-]+( kept)?$',
    '^[\\w-]{1,64}\\(',
    '^(chain|arguments|takes|instruction|tools|calls|keep): ',
    '^(result|error|query|response|critiques):$',
    '^\\| ?',
    '^- ',
    '^\\(none( yet)?\\)',
    '^Propose uses of these tools only:$',
  ].join('|'),
);

describe('prompts of one stage begin alike', () => {
  const shared = (a: string, b: string) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  };

  test('at least half of what propose sends stands in the request before it, over a draft and across drafts', () => {
    const { propose } = demo.inputs;
    const requests = demo.workflows.map((workflow, at) =>
      textOf(
        promptOf('propose', {
          ...propose,
          workflow,
          // Every iteration has another pool and other critiques.
          pool: propose.catalog.filter((_, index) => (index + at) % 3 !== 0),
          critiques: propose.critiques.slice(at % 2),
        }),
      ),
    );
    // After the last iteration comes the first one of the next draft.
    const inARow = [...requests, ...requests.slice(0, 1)];
    const pairs = inARow.slice(1).map((text, at) => [inARow[at] as string, text] as const);
    const total = pairs.reduce((sum, [, text]) => sum + text.length, 0);
    const known = pairs.reduce((sum, [before, text]) => sum + shared(before, text), 0);
    expect(known / total).toBeGreaterThan(0.6);
  });

  test('a step is shown as it was before another one followed', () => {
    expect(demo.workflows.length).toBeGreaterThan(2);
    for (const stage of ['propose', 'act', 'select'] as const) {
      const sectionOf = (at: number) => {
        const workflow = demo.workflows[at] ?? demo.inputs.propose.workflow;
        const text = textOf(promptOf(stage, { ...demo.inputs[stage], workflow } as never));
        return /## Steps so far\n([\s\S]*?)\n## /.exec(text)?.[1]?.trimEnd() ?? '';
      };
      for (let at = 2; at < demo.workflows.length; at++) {
        expect(sectionOf(at - 1)).not.toBe('');
        expect(sectionOf(at).startsWith(sectionOf(at - 1))).toBe(true);
      }
    }
  });

  test('so it is in any situation', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, async (promised) => {
        const inputs = await promised;
        const { workflow } = inputs.propose;
        const steps = workflow.chains.flatMap((chain) => chain.steps);
        const last = `step_${steps.length}`;
        const before = {
          chains: workflow.chains
            .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => id !== last) }))
            .filter((chain) => chain.steps.length > 0),
        };
        if (before.chains.length === 0) return;
        const sectionOf = (of: typeof workflow) =>
          /## Steps so far\n([\s\S]*?)\n## /
            .exec(textOf(promptOf('propose', { ...inputs.propose, workflow: of })))?.[1]
            ?.trimEnd() ?? '';
        expect(sectionOf(workflow).startsWith(sectionOf(before))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('the same tools are the same text in whatever sequence they come', () => {
    const { propose } = demo.inputs;
    const turned = { ...propose, catalog: [...propose.catalog].reverse(), pool: [...propose.pool].reverse() };
    expect(textOf(promptOf('propose', turned))).toContain(
      textOf(promptOf('propose', propose)).split('## Known')[0]?.split('[user]')[0] ?? '',
    );
  });

  test('a pool that is all there is to show follows the steps, as it changes with every request', () => {
    const { propose } = demo.inputs;
    const text = textOf(promptOf('propose', { ...propose, catalog: propose.pool }));
    expect(text.indexOf('## Steps so far\n')).toBeLessThan(text.indexOf('## Tools\n'));
  });
});

test('a tool and a result are rendered once, however often they are shown', () => {
  let read = 0;
  const [first] = demo.inputs.propose.catalog;
  const counted = Object.defineProperty({ ...first }, 'inputSchema', {
    get: () => {
      read += 1;
      return first?.inputSchema;
    },
  }) as NonNullable<typeof first>;
  const input = { ...demo.inputs.propose, catalog: [counted], pool: [counted] };
  promptOf('propose', input);
  const once = read;
  promptOf('propose', input);
  expect(once).toBeGreaterThan(0);
  expect(read).toBe(once);
});
