// What was recorded: its run in a line, its cassettes as a table, and how to play them.

import { defaultSpec } from '../../compose/plan-run.ts';
import type { WrittenRecording } from '../../compose/record/write.ts';
import type { RunSpec } from '../../model/run.ts';
import { counted, percent } from '../../text/quantities.ts';
import { shellWord } from '../../text/shell-word.ts';
import { shellFlags } from '../rendering/shell.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** The figures of each cassette, and the command that plays them: `command` is completed by the configuration; without one nothing is suggested. */
export function recordingText(
  { cassettes, configFile }: WrittenRecording,
  screen: Pick<Screen, 'width' | 'paint'>,
  command: string | undefined,
): string {
  const rows = cassettes.map(({ server, tools, sessions, calls, failed, bytes, file }) => [
    screen.paint('cyan', server),
    String(tools),
    String(sessions),
    String(calls),
    String(failed),
    `${(bytes / 1e6).toFixed(2)} MB`,
    file,
  ]);
  const table = renderTable(
    [
      { title: 'server' },
      { title: 'tools', align: 'right' },
      { title: 'sessions', align: 'right' },
      { title: 'calls', align: 'right' },
      { title: 'failed', align: 'right' },
      { title: 'size', align: 'right' },
      { title: 'cassette', flexible: true },
    ],
    rows,
    screen,
  );
  const [only] = cassettes;
  if (command === undefined) return table;
  const how =
    configFile === undefined
      ? `Play it in any configuration: { "mock": ${JSON.stringify(only?.file ?? '')} }`
      : `${counted(cassettes.length, 'cassette')}; play ${cassettes.length === 1 ? 'it' : 'them'} with:\n  ${command} --config ${shellWord(configFile)}`;
  return `${table}\n\n${how}`;
}

/** A run that was recorded, and its folder where that is kept. */
interface RecordedRunFigures {
  readonly accepted: number;
  readonly rejected: number;
  readonly spec: RunSpec;
  readonly folder?: string;
}

/** `10 of 10 samples accepted, 2 drafts rejected (pass rate 83.3 %). The run is in live.` */
export function recordedRunText({ accepted, rejected, spec, folder }: RecordedRunFigures): string {
  const drafts = accepted + rejected;
  const rate = drafts === 0 ? '' : ` (pass rate ${percent(accepted / drafts)})`;
  const where = folder === undefined ? '' : ` The run is in ${folder}.`;
  return `${accepted} of ${counted(spec.samples, 'sample')} accepted, ${counted(rejected, 'draft')} rejected${rate}.${where}`;
}

/** What makes the run's samples again, to be completed by the configuration; undefined if it made none. */
export function playCommand(
  program: string,
  { accepted, spec }: Pick<RecordedRunFigures, 'accepted' | 'spec'>,
): string | undefined {
  if (accepted === 0) return undefined;
  const said = (['seed', 'iterations', 'proposals', 'pool', 'window'] as const).map((name) => [
    name,
    spec[name] === defaultSpec[name] ? undefined : spec[name],
  ]);
  return `${program} generate -n ${accepted}${shellFlags(Object.fromEntries(said))}`;
}
