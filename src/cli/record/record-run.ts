// What `record` does: makes a run with the live servers, and writes what they said in the drafts that were committed.

import { composeRecordedRun, type RecordedRun } from '../../compose/record/compose-record.ts';
import type { WrittenRecording } from '../../compose/record/write.ts';
import { runToEnd } from '../../compose/run-to-end.ts';
import type { RunEvent } from '../../model/events.ts';
import type { Ended } from '../../synthesis/generate.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { closeServers } from '../progress/close-servers.ts';
import { type Listener, showOpeningOf } from '../progress/show-opening.ts';
import { showProgress } from '../progress/show-progress.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RecordOptions } from './record-options.ts';
import { playCommand, recordedRunText, recordingText } from './recording-text.ts';

type Options = RecordOptions & { readonly of: Extract<RecordOptions['of'], { kind: 'run' }> };

export async function recordRun(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { out, of } = options;
  const events: Listener<RunEvent> = { onEvent: () => {} };
  const compose = () =>
    showOpeningOf(events, terminal, (onEvent, { confirmReading }) => {
      // Without a folder the samples go with the recording: they are made again whenever it is played.
      const runFolder = of.run === undefined ? {} : { out: of.run };
      const request = { ...of.generate, ...runFolder, mode: 'new' as const, confirmReading, nameOf: flagOf };
      return composeRecordedRun(request, out, onEvent, terminal.signal);
    });
  const { ended, run, failure } = await runToEnd(compose, terminal.signal, {
    begun(recorded) {
      const progress = showProgress(recorded, terminal);
      events.onEvent = progress.onEvent;
      return progress;
    },
    async finished(recorded) {
      const { accepted, rejected } = recorded.folder.figures;
      // Of drafts that were begun and not needed, nobody would ask for what their calls got.
      const written = await recorded.write((label) => indexIn(label) < accepted + rejected);
      tell(options, written, recorded, terminal);
    },
    close: (recorded) => closeServers(recorded, terminal),
  });
  if (failure !== undefined) throw failure;
  if (run === undefined) return interruptedCode(terminal.signal);
  return close(ended, run, terminal);
}

/** The index of the draft that a session belongs to. */
function indexIn(label: string): number {
  return Number(/^draft (\d+)\//.exec(label)?.[1] ?? 0);
}

function tell(
  { json, of, out }: Options,
  written: WrittenRecording,
  run: RecordedRun,
  { out: screen, program }: Terminal,
): void {
  const { accepted, rejected } = run.folder.figures;
  const { samples: requested } = run.spec;
  if (json) {
    screen.print(
      JSON.stringify({ out, ...written, run: of.run ?? null, requested, accepted, rejected }, null, 2),
    );
    return;
  }
  const about = { accepted, rejected, spec: run.spec, ...(of.run !== undefined && { folder: of.run }) };
  const command = playCommand(program, about);
  screen.print(`${recordedRunText(about)}\n\n${recordingText(written, screen, command)}`);
}

function close(ended: Ended | 'failed', run: RecordedRun, { err, signal }: Terminal): ExitCode {
  if (ended === 'done') return 0;
  const { accepted } = run.folder.figures;
  const kept = `Recorded what ${accepted} of ${run.spec.samples} samples needed.`;
  if (ended === 'interrupted') {
    err.say(`Interrupted. ${kept}`);
    return interruptedCode(signal);
  }
  // The run itself has told of a limit; where too few drafts were accepted, this tells it.
  err.say(kept);
  return 3;
}
