// A labelled wording through the path of `verify_chain`: real calls of a server in this process, settled, and checked.

import { selectChecks } from '../../src/checks/checks.ts';
import { composeTools } from '../../src/compose/compose-tools.ts';
import { canonical } from '../../src/model/json.ts';
import type { Verdict } from '../../src/model/sample.ts';
import type { ToolSource } from '../../src/model/seams.ts';
import { planOf } from '../../src/server/chains/brought-chain.ts';
import { checkBrought } from '../../src/server/chains/check-brought.ts';
import { executePlan } from '../../src/server/chains/execute-plan.ts';
import { type CallDeps, newTally } from '../../src/synthesis/deps.ts';
import {
  createFakeToolSource,
  errorResult,
  type FakeToolSource,
} from '../../src/testing/fake-tool-source.ts';
import { type LabelledWording, type RecordedCall, resultOf, type WordingsFile } from './corpus.ts';

/** The checks that read words: a false wording has to fail one of them, a true one must fail none. */
const readingChecks: ReadonlySet<string> = new Set([
  'response',
  'bindings',
  'query',
  'necessary',
  'coverage',
  'result',
]);

export interface Judged {
  readonly wording: LabelledWording;
  /** The verdicts of reading checks that failed. */
  readonly failed: readonly Verdict[];
  /** A true wording that was refused, or a false one that was accepted. */
  readonly isWrong: boolean;
}

/** A server that answers the recorded calls and no other. */
function recordedServer({ server, tools, calls }: WordingsFile): FakeToolSource {
  const answer = (tool: string, given: unknown) => {
    const found = Object.values(calls).find(
      (call) =>
        call.tool === tool && canonical(call.arguments) === canonical(given as RecordedCall['arguments']),
    );
    return found === undefined ? errorResult('Nothing is recorded for these arguments.') : resultOf(found);
  };
  return createFakeToolSource({
    [server]: {
      settings: { allow: ['*'], sandbox: true },
      tools: Object.fromEntries(
        Object.entries(tools).map(([name, face]) => [
          name,
          { ...face, handler: (args) => answer(name, args) },
        ]),
      ),
    },
  });
}

/** What the checks say of each wording of a file. */
export async function judgeWordings(file: WordingsFile): Promise<readonly Judged[]> {
  await using tools = file.bundled === true ? await composeTools({ demo: true }, () => {}) : undefined;
  await using source = tools?.source ?? recordedServer(file);
  const judged: Judged[] = [];
  for (const wording of file.cases) judged.push(await judgeWording(file, source, wording));
  return judged;
}

async function judgeWording(
  file: WordingsFile,
  source: ToolSource,
  wording: LabelledWording,
): Promise<Judged> {
  const { signal } = new AbortController();
  const catalog = await source.catalog(signal);
  const deps: CallDeps = {
    index: 0,
    source,
    catalog,
    tally: newTally(),
    clock: Date.now,
    onEvent: () => {},
    signal,
  };
  const calls = wording.calls.map((name) => {
    const call = file.calls[name];
    if (call === undefined) throw new Error(`${wording.id} names ${name}, which is not recorded.`);
    const tool = file.bundled === true ? call.tool : `${file.server}__${call.tool}`;
    return { tool, arguments: call.arguments };
  });
  await using session = await source.openSession(signal);
  const execution = await executePlan(deps, session, planOf({ calls }, catalog));
  const { verdicts } = await checkBrought(
    deps,
    execution,
    { query: wording.query, response: wording.response },
    {
      checks: selectChecks(),
      secrets: [],
      calendar: { today: file.today, timeZone: file.timeZone },
    },
  );
  const failed = verdicts.filter(({ check, status }) => status === 'failed' && readingChecks.has(check));
  return { wording, failed, isWrong: wording.say === failed.length > 0 };
}
