// What a recording holds, as a table, and how to play it.
import type { WrittenRecording } from '../../compose-record.ts';
import { shellWord } from '../../core/shell-word.ts';
import { counted } from '../rendering/quantities.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal.ts';

/** The figures of each cassette, and the command that plays them: `command` is completed by the configuration. */
export function recordingText(
  { cassettes, configFile }: WrittenRecording,
  screen: Pick<Screen, 'width' | 'paint'>,
  command: string,
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
  const how =
    configFile === undefined
      ? `Play it in any configuration: { "mock": ${JSON.stringify(only?.file ?? '')} }`
      : `${counted(cassettes.length, 'cassette')}; play ${cassettes.length === 1 ? 'it' : 'them'} with:\n  ${command} --config ${shellWord(configFile)}`;
  return `${table}\n\n${how}`;
}
