// A run from its composition to the end of its servers: whoever makes one, the folder says what came of it.
import type { CreateMaker } from '../synthesis/draft-maker.ts';
import { type Ended, generate } from '../synthesis/generate.ts';
import type { ComposedRun } from './compose-run.ts';

/** What came of a run. What is kept of it is in its folder, whatever happened. */
export interface RunOutcome<Run extends ComposedRun> {
  readonly ended: Ended | 'failed';
  /** Closed by now: its figures and its manifest can still be read. Undefined where it could not be composed. */
  readonly run: Run | undefined;
  /** Why it failed, or why its files or servers could not be closed; undefined where all went well. */
  readonly failure: unknown;
}

/** What is done on the way. */
export interface RunSteps<Run extends ComposedRun> {
  /** Who makes the drafts; this thread where it is left out, or answers with nothing. */
  makers?(run: Run): CreateMaker | undefined | Promise<CreateMaker | undefined>;
  /** Called when it begins; what is returned is disposed when no more drafts are made: a display of progress. */
  begun?(run: Run): Disposable | undefined;
  /** Called when its folder is finished, before its servers are closed. */
  finished?(run: Run): Promise<void>;
  /** Closes it in place of its own disposal. */
  close?(run: Run): Promise<void>;
}

/** Composes a run, generates its samples, finishes its folder and closes its servers. Throws nothing. */
export async function runToEnd<Run extends ComposedRun>(
  compose: () => Promise<Run>,
  signal: AbortSignal,
  steps: RunSteps<Run> = {},
): Promise<RunOutcome<Run>> {
  let run: Run | undefined;
  let ended: Ended | 'failed' = 'failed';
  let failure: unknown;
  try {
    const composed = await compose();
    run = composed;
    using _ = steps.begun?.(composed);
    ended = (await generate(composed.parts, composed.spec, signal, await steps.makers?.(composed))).ended;
  } catch (error) {
    if (signal.aborted) ended = 'interrupted';
    else failure = error;
  }
  if (run === undefined) return { ended, run, failure };
  const opened = run;
  const closing = [
    () => opened.folder.finish(ended),
    async () => steps.finished?.(opened),
    () => steps.close?.(opened) ?? opened[Symbol.asyncDispose](),
  ];
  for (const step of closing) {
    try {
      await step();
    } catch (error) {
      failure ??= error;
    }
  }
  return { ended, run, failure };
}
