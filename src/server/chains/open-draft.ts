// A draft that an agent drives, from how it begins: anew, or again after a restart, with the answers that it was given.
import { ToolGradError } from '../../model/errors.ts';
import { type Catalog, mayWrite } from '../../model/tool.ts';
import type { ServerCall } from '../server-tool.ts';
import { assertSomeCallable } from './callable.ts';
import { type Chains, unknownChain } from './chains.ts';
import type { DrivenDraft } from './driven-draft.ts';
import type { Beginning, Journal, JournalledChain } from './journal.ts';

/** Clients give up on a call after a minute. */
export const longestWaitMs = 45_000;

/** Opens the tools and starts the draft. `check` may object to the tools before anything is called. */
export async function openDraft(
  { run: name, servers, allow, seed, exchanges = 1, ...shape }: Beginning,
  call: ServerCall,
  check: (catalog: Catalog) => void = assertSomeCallable,
): Promise<DrivenDraft> {
  const { state } = call;
  // Loaded here, so that the server starts quickly.
  const [{ driveDraft }, { freshReader }, { memoryOfRun }] = await Promise.all([
    import('./driven-draft.ts'),
    import('./fresh-reader.ts'),
    import('./run-memory.ts'),
  ]);
  const run = state.agentRun(name);
  call.progress(0, 1, 'Connecting the servers');
  const tools = await state.sourceFor({ servers, allow }, call);
  try {
    check(tools.catalog);
    const memory = await memoryOfRun(state, run.name);
    const reader = freshReader(call.client);
    return driveDraft({ tools, run, memory, spec: { ...shape, seed, exchanges }, reader });
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
}

/** Chains that are being restored, by handle. */
function restoring(): Map<string, Promise<DrivenDraft>> {
  return new Map();
}

/** The chain of a handle that another process has begun, or that had to make room: its calls are made again, and its answers given again. */
export async function restoreDraft(
  handle: string,
  chains: Chains,
  journal: Journal,
  call: ServerCall,
): Promise<DrivenDraft> {
  const underWay = call.state.part(restoring);
  // Clients send again what takes long.
  const known = underWay.get(handle);
  if (known !== undefined) return await known;
  const work = restore(handle, chains, journal, call).finally(() => underWay.delete(handle));
  underWay.set(handle, work);
  return await work;
}

async function restore(
  handle: string,
  chains: Chains,
  journal: Journal,
  call: ServerCall,
): Promise<DrivenDraft> {
  const known = await journal.read(handle);
  if (known === undefined) throw unknownChain();
  const { draft } = await chains.begin(() => openDraft(known.beginning, call, assertRepeatable), handle);
  await answerAgain(draft, known, call);
  return draft;
}

/** Throws `usage` where a call that is made again could change something twice. */
function assertRepeatable({ callable, servers }: Catalog): void {
  const sandboxes = new Set(servers.filter(({ sandbox }) => sandbox).map(({ name }) => name));
  const writing = callable.find((tool) => mayWrite(tool) && !sandboxes.has(tool.server));
  if (writing === undefined) return;
  throw new ToolGradError(
    'usage',
    `The chain was closed meanwhile, and ${writing.name} may write outside a sandbox, so its calls are not made again: start another one with start_chain.`,
  );
}

async function answerAgain(
  draft: DrivenDraft,
  { answers }: JournalledChain,
  call: ServerCall,
): Promise<void> {
  for (const { request, text } of answers) {
    let turn = await draft.turn(longestWaitMs, call.signal, () => {});
    while (turn.kind === 'working') turn = await draft.turn(longestWaitMs, call.signal, () => {});
    // Where the servers say something else today, what was answered then may not fit: the agent is asked anew.
    if (turn.kind !== 'request' || turn.request.number !== request) return;
    if (draft.answer(text).length > 0) return;
  }
}
