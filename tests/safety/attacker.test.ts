// The call policy against a model, an agent and a server that want around it: the servers count what reaches them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeChecks } from '../../src/compose/plan-run.ts';
import { readConfig } from '../../src/config/config.ts';
import { nothingSpent, type RejectedDraft, type Sample } from '../../src/model/sample.ts';
import type {
  Completion,
  ModelBackend,
  ModelRequest,
  Stage,
  StageIO,
  ToolSource,
} from '../../src/model/seams.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { maskedSource } from '../../src/tools/masked-source.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { openBench } from '../server/chains/agent-client.ts';
import { never, taking } from '../synthesis/draft-deps.ts';
import { KeptLines, runParts, smallSpec } from '../synthesis/run-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-attacker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const configFile = join(folder, 'servers.json');
const calls = (server: string) => join(folder, `${server}.calls`);
const script = fileURLToPath(new URL('servers/tempting-stdio.mjs', import.meta.url));

const entry = (server: string, other: string) => ({
  command: process.execPath,
  args: [script],
  env: { CALLS: calls(server), OTHER: other },
});
// The vault is a sandbox: whatever is not denied may be called there.
writeFileSync(
  configFile,
  JSON.stringify({
    mcpServers: { notes: entry('notes', 'vault'), vault: entry('vault', 'notes') },
    toolgrad: {
      servers: { notes: { deny: ['delete_*'] }, vault: { sandbox: true, deny: ['*'] } },
    },
  }),
);

/** What has reached a server, each tool once. */
const reached = (server: string): string[] => [
  ...new Set(
    readFileSync(calls(server), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as string),
  ),
];

const allowed = 'notes__list_notes';
const own = [
  'delete_all',
  'DELETE_some',
  'delete__lines',
  'del_ete_unseen',
  'd_lete_cyrillic',
  'wipe',
  'unsaid',
  'added_later',
];
/** Names as an attacker would spell them: of tools that may not be called, and nearly that of the one that may. */
const spellings = [
  ...own.map((tool) => `notes__${tool}`),
  ...['list_notes', 'delete_all', 'wipe', 'unsaid'].map((tool) => `vault__${tool}`),
  ' notes__list_notes',
  'notes__list_notes ',
  'notes__list_notes\n',
  'Notes__List_Notes',
  'NOTES__LIST_NOTES',
  'notes___list_notes',
  'notes_list_notes',
  'notes__list_notes__',
  'notes__vault__list_notes',
  'vault__notes__list_notes',
  'n\u043etes__list_notes',
  'notes__list\u200b_notes',
  'notes__list_notes\u0000',
  'ｎotes__list_notes',
  'notes__list_notes_3f2a91c0',
  'notes__wipe_00000000',
  'notes.list_notes',
  'notes/list_notes',
  'list_notes',
  'wipe',
  '__proto__',
  'constructor',
  '',
];

/** Proposes what it may call and everything else, and asks for something else again wherever it is asked. */
function hostileModel(): ModelBackend {
  let asked = 0;
  const answer = ({ stage, input }: ModelRequest): StageIO[Stage]['out'] => {
    asked += 1;
    const tool = spellings[asked % spellings.length] ?? '';
    switch (stage) {
      case 'propose':
        return [
          {
            id: 'a',
            instruction: 'List.',
            tools: [allowed, allowed],
            call: { tool: allowed, arguments: { asked } },
          },
          { id: 'b', instruction: 'Do it.', tools: [tool], call: { tool, arguments: {} } },
          { id: 'c', instruction: 'Do it.', tools: [allowed], call: { tool, arguments: {} } },
          {
            id: 'd',
            instruction: 'Do it.',
            tools: [allowed, tool],
            call: { tool: allowed, arguments: { asked } },
          },
          { id: 'e', instruction: 'List.', tools: [allowed], call: { tool: allowed, arguments: { asked } } },
        ];
      case 'act':
        return { tool, arguments: {} };
      case 'select':
        return taking(allowed)(input as StageIO['select']['in']);
      case 'write':
        return { query: 'Which notes are there?', response: 'Milk.' };
      default:
        throw new Error(`Nobody asks ${stage} of this model.`);
    }
  };
  return {
    id: 'hostile',
    complete: async <S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> =>
      ({ output: answer(request as ModelRequest), spent: nothingSpent }) as Completion<S>,
  };
}

let source: ToolSource;
beforeEach(async () => {
  for (const server of ['notes', 'vault']) writeFileSync(calls(server), '');
  const { servers } = await readConfig(configFile);
  source = maskedSource(openToolSource(servers), []);
});
afterEach(() => source[Symbol.asyncDispose]());

describe('a session', () => {
  test('lets one tool through, however the others are spelled, and whatever the server says of them later', async () => {
    await using session = await source.openSession(never);
    const outcome = await session.call({ tool: allowed, arguments: {} }, never);
    expect(outcome.result?.content).toHaveLength(1);
    // The server has announced its change by now, or soon will have.
    for (let round = 0; round < 3; round++) {
      await source.catalog(never);
      for (const tool of spellings) await expectRefused(tool, session);
    }
    expect(reached('notes')).toEqual(['list_notes']);
    expect(reached('vault')).toEqual([]);
  });

  test('knows the change, and does not believe it', async () => {
    await using session = await source.openSession(never);
    await session.call({ tool: allowed, arguments: {} }, never);
    const find = async (name: string) =>
      (await source.catalog(never)).tools.find((tool) => tool.name === name);
    await expect.poll(() => find('notes__added_later')).toBeDefined();
    expect(await find('notes__wipe')).toMatchObject({
      permission: { callable: false, why: 'annotated as writing' },
      annotations: { readOnlyHint: false },
    });
    expect(await find('notes__unsaid')).toMatchObject({ permission: { callable: false } });
    expect(await find('notes__added_later')).toMatchObject({ permission: { callable: false } });
    expect(await find(allowed)).toMatchObject({ permission: { callable: true } });
  });

  test('lets no other name through, whatever it is', async () => {
    await using session = await source.openSession(never);
    const pieces = fc.constantFrom(
      'notes',
      'vault',
      '__',
      '_',
      'list_notes',
      'wipe',
      'delete_all',
      ' ',
      '\u200b',
      'N',
      '\u0435',
    );
    const names = fc
      .oneof(
        fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
        fc.string(),
      )
      .filter((name) => name !== allowed);
    await fc.assert(
      fc.asyncProperty(names, (name) => expectRefused(name, session)),
      { numRuns: 300 },
    );
    expect([reached('notes'), reached('vault')]).toEqual([[], []]);
  });
});

async function expectRefused(tool: string, session: Awaited<ReturnType<ToolSource['openSession']>>) {
  const outcome = await session.call({ tool, arguments: {} }, never).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'forbidden' });
  else expect(outcome).toMatchObject({ error: { code: 'unknown_tool' } });
}

test('a run with a hostile model calls what it may, finishes, and flags what it was told', async () => {
  const store = new KeptLines();
  const spec = { ...smallSpec, samples: 4, iterations: 3, proposals: 5 };
  await generate(
    runParts(source, hostileModel(), store, { checks: composeChecks(['arguments'], {}).checks }),
    spec,
    never,
  );
  expect(reached('notes')).toEqual(['list_notes']);
  expect(reached('vault')).toEqual([]);
  const lines = store.lines.filter((line: Sample | RejectedDraft) => line.chains.length > 0);
  expect(lines.length).toBeGreaterThan(0);
  for (const { verdicts } of lines) {
    expect(verdicts).toContainEqual({
      check: 'injection',
      status: 'skipped',
      detail: expect.stringMatching(/^The texts of notes__list_notes hold words that set instructions aside/),
    });
  }
});

test('the check rejects what carries instructions, where it is chosen', async () => {
  const store = new KeptLines();
  const { checks } = composeChecks(['arguments', 'injection'], {});
  await generate(runParts(source, hostileModel(), store, { checks }), { ...smallSpec, samples: 1 }, never);
  expect(store.figures.accepted).toBe(0);
  expect(store.lines[0]).toMatchObject({ reason: expect.stringContaining('set instructions aside') });
});

describe('an agent', () => {
  test('that brings chains has none of them called', async () => {
    await using bench = await openBench({ configFile });
    const agent = await bench.connect();
    await agent.call('verify_chain', { calls: [{ tool: allowed, arguments: {} }] });
    for (const tool of spellings) {
      const sentence = await agent.errorOf('verify_chain', { calls: [{ tool, arguments: {} }] });
      expect(sentence).not.toBe('');
      await agent.errorOf('verify_chain', {
        calls: [
          { tool: allowed, arguments: {} },
          { tool, arguments: {} },
        ],
      });
    }
    // Nobody can be asked here: what asks to be allowed is not.
    for (const rule of ['notes:wipe', 'notes:*', '*', 'vault:*']) {
      await agent.errorOf('verify_chain', { calls: [{ tool: 'notes__wipe', arguments: {} }], allow: [rule] });
    }
    expect(reached('notes')).toEqual(['list_notes']);
    expect(reached('vault')).toEqual([]);
  });

  test('that drives a chain gets no further with its answers', async () => {
    await using bench = await openBench({ configFile });
    const agent = await bench.connect();
    let turn = await agent.call('start_chain', { iterations: 3, proposals: 3 });
    for (
      let answered = 0;
      (turn.status === 'request' || turn.status === 'working') && answered < 40;
      answered++
    ) {
      const { handle, request } = turn;
      const tool = spellings[answered % spellings.length] ?? '';
      const args = '{}';
      const answer =
        request?.stage === 'propose'
          ? {
              reason: 'x',
              proposals: [tool, allowed].map((name, at) => ({
                id: `p${at}`,
                instruction: 'Do it.',
                tools: at === 0 ? [name] : [allowed, allowed],
                call: { tool: name, arguments: args },
              })),
            }
          : request?.stage === 'act'
            ? { call: { tool, arguments: args }, stop: null }
            : request?.stage === 'select'
              ? { kind: 'none', proposalId: null, chainId: null, reason: 'x', critiques: [] }
              : { query: 'Which notes are there?', response: 'Milk.' };
      turn = await agent.call('continue_chain', {
        handle,
        ...(request && { request: request.number, answer: JSON.stringify(answer) }),
      });
    }
    expect(reached('notes')).toEqual(['list_notes']);
    expect(reached('vault')).toEqual([]);
  });
});
