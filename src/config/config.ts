// The configuration: a file of MCP servers and the command line's flags, as servers that can be opened.
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import { serversIn } from './client-dialects.ts';
import { Secrets } from './configured-secrets.ts';
import { chosenServers, type Flags, globsFor, readRules } from './flags.ts';
import { parseFile } from './parse-file.ts';
import { LeftOut, type Place, type ResolvedServer, resolveServer } from './server.ts';
import { misplacedSettings, readSettings, type WrittenCalendar, type WrittenPrice } from './settings.ts';

export interface ConfigOptions extends Flags {
  /** What `${NAME}` is filled from; this process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface Config {
  readonly servers: readonly ServerConfig[];
  /** Which servers were left out, and why: sentences. */
  readonly notices: readonly string[];
  /** Values that must not stand in a sample. */
  readonly secrets: readonly string[];
  /** What models cost, by their names: USD for a million tokens. */
  readonly prices: Readonly<Record<string, WrittenPrice>>;
  /** When samples take place; the day of this machine where it is left out. */
  readonly calendar?: WrittenCalendar;
  /** The configuration of these servers as `resolveConfig` reads it, for run.json: variables unexpanded, paths absolute. */
  readonly source: JsonObject;
}

/** Where a configuration comes from. */
export interface Origin {
  /** What error sentences call it. */
  readonly name: string;
  /** What its relative paths are relative to. */
  readonly folder: string;
}

/** The servers of a configuration file. Throws `usage`. */
export async function readConfig(file: string, options: ConfigOptions = {}): Promise<Config> {
  const document = await parseFile(file);
  await assertOnlyRecordings(file, document);
  return resolveConfig(document, { name: file, folder: dirname(resolve(file)) }, options);
}

/** As readConfig, of what such a file holds: of a run's `source`, for one. Throws `usage`. */
export function resolveConfig(document: unknown, origin: Origin, options: ConfigOptions = {}): Config {
  const { entries, toolgrad, deny: forbidden } = serversIn(document, origin.name);
  const known = Object.keys(entries);
  const { servers: settings, prices, calendar } = readSettings(toolgrad, known, origin.name);
  const allow = readRules('--allow', options.allow ?? [], known);
  const deny = readRules('--deny', options.deny ?? [], known);
  const reads = readRules('--reads', options.reads ?? [], known);
  const place = placeOf(origin, options);
  const secrets = new Secrets();
  const notices: string[] = [];
  const resolved: ResolvedServer[] = [];
  for (const name of chosenServers(known, options, origin.name)) {
    const written = settings.get(name) ?? {};
    const readsToo = [...(written.reads ?? []), ...globsFor(reads, name)];
    const [misplaced] = misplacedSettings(entries[name]);
    if (misplaced !== undefined)
      notices.push(
        `"${misplaced}" of ${name} has no effect in its entry: put it in "toolgrad": { "servers": { ${JSON.stringify(name)}: { "${misplaced}": … } } }.`,
      );
    const withFlags = {
      ...written,
      allow: [...(written.allow ?? []), ...globsFor(allow, name)],
      deny: [...(written.deny ?? []), ...(forbidden[name] ?? []), ...globsFor(deny, name)],
      ...(readsToo.length === 0 ? {} : { reads: readsToo }),
    };
    try {
      resolved.push(resolveServer({ name, entry: entries[name], settings: withFlags }, place, secrets));
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      if (options.servers !== undefined) {
        throw new ToolGradError('usage', `--servers names ${name}, which cannot be used: ${error.message}.`);
      }
      notices.push(`${name} is left out: ${error.message}.`);
    }
  }
  if (resolved.length === 0) {
    const instead =
      'Add a server that can be used, or use --demo instead of --config for the bundled demo servers.';
    throw new ToolGradError(
      'usage',
      [`No server in ${origin.name} can be used.`, ...notices, instead].join('\n'),
    );
  }
  const byName = (part: 'entry' | 'settings') =>
    Object.fromEntries(resolved.map(({ config, source }) => [config.name, source[part]]));
  return {
    servers: resolved.map(({ config }) => config),
    notices: [...notices, ...resolved.flatMap(({ notice }) => notice ?? [])],
    secrets: secrets.values,
    prices,
    ...(calendar === undefined ? {} : { calendar }),
    source: {
      mcpServers: byName('entry'),
      toolgrad: {
        servers: byName('settings'),
        ...(Object.keys(prices).length === 0 ? {} : { model: { prices: prices as JsonObject } }),
        ...(calendar === undefined ? {} : { calendar }),
      },
    },
  };
}

/**
 * Throws `usage` where a recording's configuration has more in it than recordings: whoever plays somebody else's does not
 * expect that to start anything.
 */
async function assertOnlyRecordings(file: string, document: unknown): Promise<void> {
  if (basename(file) !== 'mcp.json') return;
  const names = await readdir(dirname(resolve(file))).catch(() => []);
  if (!names.some((name) => name.endsWith('.cassette.json'))) return;
  const { entries } = serversIn(document, file);
  const live = Object.entries(entries).find(([, entry]) => isObject(entry) && entry.mock === undefined);
  if (live === undefined) return;
  throw new ToolGradError(
    'usage',
    `${file} lies beside recordings, and its server "${live[0]}" is none: a recording starts nothing. If it is yours, keep the configuration in another folder.`,
  );
}

function placeOf(origin: Origin, options: ConfigOptions): Place {
  const folder = resolve(origin.folder);
  // Editors keep their file in a folder of their own inside the workspace.
  const workspaceFolder = /^\.(vscode|cursor)$/.test(basename(folder)) ? dirname(folder) : folder;
  const { environment = process.env } = options;
  return { file: origin.name, folder, workspaceFolder, userHome: homedir(), environment };
}
