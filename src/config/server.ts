// One server of a configuration: its entry and settings, expanded into what can be opened.
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { readRegularFileSync } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import type { JsonObject } from '../model/json.ts';
import { type ServerConfig, sandboxVariable } from '../tools/server-config.ts';
import { type ServerAddress, stringsOf } from '../transports/server-address.ts';
import { commonEntry } from './client-entries.ts';
import type { Secrets } from './configured-secrets.ts';
import { type Entry, mapEntry, readEntry, writtenEntry } from './entry.ts';
import { ExpansionError, expand, type Surroundings } from './expand.ts';
import { readFaults } from './faults.ts';
import { startsToolGrad } from './self.ts';
import { settingsInForce, type WrittenSettings } from './settings.ts';

/** A server that cannot be used here, which is no mistake: the message is the rest of a sentence. */
export class LeftOut extends Error {}

export interface WrittenServer {
  readonly name: string;
  readonly entry: unknown;
  readonly settings: WrittenSettings;
}

/** Where a server's strings are read: what its variables and its relative paths mean. */
export interface Place extends Surroundings {
  /** The configuration's name, for errors. */
  readonly file: string;
  /** Relative paths start here. */
  readonly folder: string;
}

export interface ResolvedServer {
  readonly config: ServerConfig;
  /** For run.json: variables unexpanded, paths absolute. */
  readonly source: { readonly entry: JsonObject; readonly settings: JsonObject };
  /** What is odd about the entry, though it can be used: a sentence. */
  readonly notice?: string;
}

/** Throws LeftOut, or `usage` if the entry or its settings are wrong. Adds the server's secrets to the others. */
export function resolveServer(written: WrittenServer, place: Place, secrets: Secrets): ResolvedServer {
  const { name } = written;
  const where = `The server "${name}" in ${place.file}`;
  const { entry: common, deny, notice } = commonEntry(written.entry);
  const entry = usableEntry(common, place);
  if (entry.disabled) throw new LeftOut(`it is disabled in ${place.file}`);

  const fill = (text: string) => {
    try {
      const { text: filled, fromEnvironment } = expand(text, place);
      for (const variable of fromEnvironment) secrets.addVariable(variable.name, variable.value);
      return filled;
    } catch (error) {
      throw error instanceof ExpansionError ? new LeftOut(error.message) : error;
    }
  };
  // A recording is played session by session, so that it answers alike at any concurrency.
  const own = withDenials(written.settings, deny);
  const given = entry.transport.kind === 'mock' ? { isolation: 'sample' as const, ...own } : own;
  const settings = settingsInForce(given, (path) => absolute(fill(path), place), where);
  const transport = addressOf(entry, fill, place);
  if (transport.kind === 'stdio') {
    const { command, args, cwd = place.folder } = transport;
    if (startsToolGrad(command, args, cwd)) throw new LeftOut('it starts toolgrad-mcp itself');
  }
  const usesFolder = stringsOf(transport).some((text) => text.includes(sandboxVariable));
  if (usesFolder && settings.isolation !== 'sample') {
    throw new ToolGradError('usage', `${where} uses ${sandboxVariable}, which needs "isolation": "sample".`);
  }
  secrets.addAddress(transport);
  const described =
    entry.transport.kind === 'stdio'
      ? [entry.transport.command, ...entry.transport.args].join(' ')
      : entry.transport.kind === 'mock'
        ? `the mock ${entry.transport.file}`
        : entry.transport.url;
  return {
    config: {
      name,
      transport,
      settings,
      described,
      ...(entry.faults === undefined ? {} : { faults: readFaults(entry.faults, where) }),
    },
    source: sourceOf(entry, own, place),
    ...(notice === undefined ? {} : { notice: `${name} ${notice}.` }),
    ...(settings.sandboxFrom !== undefined &&
      !usesFolder && {
        notice: `${name} does not see the folder filled from "sandboxFrom": its entry never uses ${sandboxVariable}.`,
      }),
  };
}

/** The entry, or LeftOut with what is wrong with it: one odd entry must not cost the whole file. */
function usableEntry(written: unknown, { file }: Place): Entry {
  try {
    return readEntry(written, `its entry in ${file}`);
  } catch (error) {
    if (error instanceof ToolGradError) throw new LeftOut(error.message.replace(/\.$/, ''));
    throw error;
  }
}

/** The settings with what the client's own fields exclude. */
function withDenials(settings: WrittenSettings, deny: readonly string[]): WrittenSettings {
  return deny.length === 0 ? settings : { ...settings, deny: [...(settings.deny ?? []), ...deny] };
}

function addressOf(
  { transport, envFile }: Entry,
  fill: (text: string) => string,
  place: Place,
): ServerAddress {
  const filled = mapEntry(transport, fill);
  if (filled.kind === 'stdio') {
    const fromFile = envFile === undefined ? {} : variablesIn(absolute(fill(envFile), place));
    const cwd = absolute(filled.cwd ?? place.workspaceFolder, place);
    return { ...filled, cwd, env: { ...fromFile, ...filled.env } };
  }
  if (filled.kind === 'mock') return { ...filled, file: absolute(filled.file, place) };
  const { url } = filled;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new LeftOut(`its entry in ${place.file} has a bad "url": it is not an http or https address`);
  }
  return filled;
}

/** The variables of a `.env` file. Throws LeftOut if it cannot be read. */
function variablesIn(file: string): Readonly<Record<string, string>> {
  try {
    return parseEnv(readRegularFileSync(file)) as Record<string, string>;
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new LeftOut(isGone ? `there is no envFile ${file}` : `its envFile ${file} cannot be read`);
  }
}

function sourceOf(
  { transport, faults, envFile }: Entry,
  settings: WrittenSettings,
  place: Place,
): ResolvedServer['source'] {
  // The one variable that means something else in another place.
  const fix = (text: string) => text.replaceAll(`\${workspaceFolder}`, place.workspaceFolder);
  const fixed = mapEntry(transport, fix);
  const entry =
    fixed.kind === 'stdio'
      ? { ...fixed, cwd: absolute(fixed.cwd ?? place.workspaceFolder, place) }
      : fixed.kind === 'mock'
        ? { ...fixed, file: absolute(fixed.file, place) }
        : fixed;
  const { sandboxFrom } = settings;
  return {
    entry: writtenEntry(entry, faults, envFile === undefined ? undefined : absolute(fix(envFile), place)),
    settings: {
      ...settings,
      ...(sandboxFrom === undefined ? {} : { sandboxFrom: absolute(fix(sandboxFrom), place) }),
    } as JsonObject,
  };
}

/** A path that begins with a variable is absolute once the variable is filled in. */
function absolute(path: string, place: Place): string {
  return path.startsWith('${') ? path : resolve(place.folder, path);
}
