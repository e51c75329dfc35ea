// What `record --finish` does: makes cassettes of what a recording has left whose process was killed.
import { finishRecording } from '../../compose/record/compose-record.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RecordOptions } from './record-options.ts';
import { playCommand, recordedRunText, recordingText } from './recording-text.ts';

export async function recordFinish({ out, json }: RecordOptions, terminal: Terminal): Promise<ExitCode> {
  const { out: screen, program } = terminal;
  const { written, run } = await finishRecording(out);
  const folder = run?.kept === true ? run.folder : undefined;
  if (json) {
    const { accepted, rejected, spec } = run ?? {};
    const figures = { requested: spec?.samples, accepted, rejected };
    screen.print(JSON.stringify({ out, ...written, run: folder ?? null, ...figures }, null, 2));
    return 0;
  }
  if (run === undefined) {
    screen.print(recordingText(written, screen, `${program} tools`));
    return 0;
  }
  const { kept: _, folder: __, ...figures } = run;
  const about = recordedRunText({ ...figures, ...(folder !== undefined && { folder }) });
  screen.print(`${about}\n\n${recordingText(written, screen, playCommand(program, run))}`);
  if (folder !== undefined) {
    const resume = `${program} generate --out ${shellWord(folder)} --resume`;
    screen.print(`\nTo continue the run with the live servers, without recording:\n  ${resume}`);
  }
  return 0;
}
