// What `grade` does: reads an episode and its sample, and prints the grade. Starts no server.
import { defaultExampleOptions } from '../../dataset/examples/make-examples.ts';
import { readEpisode } from '../../environments/episode-log.ts';
import { gradeEpisode } from '../../environments/grade.ts';
import type { GradeOptions } from '../../environments/grading.ts';
import { openTasks } from '../../environments/tasks.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { ToolGradError } from '../../model/errors.ts';
import { readManifest } from '../../runs/manifest.ts';
import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface GradeCommandOptions {
  readonly run: string;
  readonly episode: string;
  readonly response?: string;
  readonly responseFile?: string;
  readonly toolsPerSample?: number;
  readonly grading: GradeOptions;
}

export async function gradeFile(options: GradeCommandOptions, { out }: Terminal): Promise<ExitCode> {
  const { run, episode, grading, responseFile, toolsPerSample } = options;
  await readManifest(run);
  const { seed } = defaultExampleOptions;
  await using tasks = await openTasks(run, {
    seed,
    toolsPerSample: toolsPerSample ?? defaultExampleOptions.toolsPerSample,
  });
  const { sample, calls } = await readEpisode(episode);
  const response = responseFile === undefined ? (options.response ?? '') : await textOf(responseFile);
  const task = await tasks.read(sample);
  out.print(JSON.stringify({ sample, ...gradeEpisode(task, { calls, response }, grading) }));
  return 0;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readRegularFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ToolGradError(
      'usage',
      `${file} cannot be read (${code}): --response-file takes a file with the answer.`,
      {
        cause: error,
      },
    );
  }
}
