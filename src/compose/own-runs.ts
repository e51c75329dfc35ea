// Which configurations this user has had runs of: whether a run's folder is one's own, or a stranger's.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hashJson } from '../model/json.ts';

/**
 * A file for each configuration, of a run or an evaluation, outside of both: a stranger's folder cannot bring it along. It holds nothing; its name
 * is the hash of all that a run remembers of its tools, policy included, and of its model.
 */
function markOf(configuration: object): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const local = process.platform === 'win32' ? LOCALAPPDATA : undefined;
  const state = XDG_STATE_HOME || local || join(homedir(), '.local', 'state');
  // As run.json has it: what is undefined is not there.
  const hash = hashJson(JSON.parse(JSON.stringify(configuration))).replace(/^sha256:/, '');
  return join(state, 'toolgrad-mcp', 'own-runs', hash);
}

/** Remembers that this user has chosen the servers and the policy. Where that cannot be written, the user is asked again. */
export async function rememberOwn(configuration: object): Promise<void> {
  const mark = markOf(configuration);
  try {
    await mkdir(join(mark, '..'), { recursive: true, mode: 0o700 });
    await writeFile(mark, '', { mode: 0o600 });
  } catch {}
}

export async function isOwn(configuration: object): Promise<boolean> {
  return await stat(markOf(configuration)).then(
    () => true,
    () => false,
  );
}
