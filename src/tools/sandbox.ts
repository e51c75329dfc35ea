// A session's sandbox folder: created, filled, shown as `/workspace` wherever a model could see it, and removed.
import { rmSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { type StdioAddress, stringsOf } from '../transports/server-address.ts';
import { type ServerConfig, sandboxVariable } from './server-config.ts';

const publicName = '/workspace';

/** Whether the server is started with the session's folder. */
export function usesSandbox({ transport, settings }: ServerConfig): boolean {
  return (
    settings.isolation === 'sample' && stringsOf(transport).some((text) => text.includes(sandboxVariable))
  );
}

/** The folders that the session's folder is filled from, in the order of the servers. */
export function sandboxFolders(configs: readonly ServerConfig[]): readonly string[] {
  const folders = configs.filter(usesSandbox).flatMap(({ settings }) => settings.sandboxFrom ?? []);
  return [...new Set(folders)];
}

const living = new Set<string>();

function removeAll(): void {
  for (const folder of living) rmSync(folder, { recursive: true, force: true });
}

export class Sandbox implements AsyncDisposable {
  readonly folder: string;
  readonly #outward: RegExp;

  private constructor(folder: string) {
    this.folder = folder;
    // In JSON inside a text, the backslashes of a Windows path are doubled.
    const spellings = [...new Set([folder, folder.replaceAll('\\', '\\\\'), folder.replaceAll('\\', '/')])];
    this.#outward = new RegExp(`(?:${spellings.map(escapeRegExp).join('|')})${nameEnds}`, 'g');
  }

  /** A fresh folder with copies of the contents of the given folders, in order. */
  static async create(filledFrom: readonly string[]): Promise<Sandbox> {
    // The real path, because that is what servers report; on macOS the temporary folder is a symbolic link.
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'toolgrad-')));
    if (living.size === 0) process.on('exit', removeAll);
    living.add(folder);
    const sandbox = new Sandbox(folder);
    try {
      for (const source of filledFrom)
        await cp(source, folder, { recursive: true, preserveTimestamps: true });
      return sandbox;
    } catch (error) {
      await sandbox[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The server's address with the variable replaced by the folder. */
  expand(address: StdioAddress): StdioAddress {
    const expand = (text: string) => text.replaceAll(sandboxVariable, this.folder);
    return {
      ...address,
      command: expand(address.command),
      args: address.args.map(expand),
      env: Object.fromEntries(Object.entries(address.env).map(([key, value]) => [key, expand(value)])),
      ...(address.cwd === undefined ? {} : { cwd: expand(address.cwd) }),
    };
  }

  /** The value with `/workspace` replaced by the folder, in every string. */
  toServer<T extends JsonValue>(value: T): T {
    return mapStrings(value, (text) => text.replace(inward, () => this.folder)) as T;
  }

  /** The value with the folder replaced by `/workspace`, in every string. */
  toModel<T>(value: T): T {
    return mapStrings(value as JsonValue, (text) => text.replace(this.#outward, publicName)) as T;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
    living.delete(this.folder);
    if (living.size === 0) process.off('exit', removeAll);
  }
}

/** Neither `/workspaces` nor `/workspace.old` is the folder. */
const nameEnds = '(?![\\w-]|\\.\\w)';
/** Nor is `/home/workspace`; but a path may follow a line break, which is written as two characters in JSON inside a text. */
const inward = new RegExp(`(?<=^|[^\\w.~-]|\\\\[nrt])${publicName}${nameEnds}`, 'g');

function mapStrings(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => mapStrings(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [
      map(key),
      item === undefined ? item : mapStrings(item, map),
    ]),
  );
}
