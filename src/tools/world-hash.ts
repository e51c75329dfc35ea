// Hashes of what fills a world: a sandbox folder's contents, or the file that is played as a server.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hashJson } from '../model/json.ts';
import type { ServerConfig } from './server-config.ts';

/** By server, of those that are filled from a folder or played from a file; without those whose files cannot be read. */
export async function worldHashes(
  configs: readonly ServerConfig[],
): Promise<Readonly<Record<string, string>>> {
  const hashes = await Promise.all(
    configs.map(async ({ name, transport, settings }) => {
      const path = transport.kind === 'mock' ? transport.file : settings.sandboxFrom;
      const hash = path === undefined ? undefined : await hashOf(path).catch(() => undefined);
      return hash === undefined ? [] : [[name, hash] as const];
    }),
  );
  return Object.fromEntries(hashes.flat());
}

/** Of a file its bytes; of a folder the paths and bytes of all regular files in it, whatever their times are. */
async function hashOf(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return await hashFile(path);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed: [string, string][] = [];
  for (const file of files.sort()) {
    hashed.push([relative(path, file).split(sep).join('/'), await hashFile(file)]);
  }
  return hashJson(hashed);
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}
