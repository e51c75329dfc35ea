// `--servers`, `--allow`, `--deny` and `--reads`: what the command line changes about a configuration.
import { ToolGradError } from '../model/errors.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import { unknownName } from './choices.ts';

export interface Flags {
  /** The servers to use; absent means all. */
  readonly servers?: readonly string[];
  /** Each `server:glob`. */
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly reads?: readonly string[];
}

export interface Rule {
  readonly server: string;
  readonly glob: string;
}

/** The names that `--servers` chose, in the configuration's order. Throws `usage` for a name that is not there. */
export function chosenServers(known: readonly string[], flags: Flags, where: string): readonly string[] {
  const unknown = flags.servers?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw unknownName(`There is no server "${unknown}" in ${where}.`, unknown, known);
  if (flags.servers?.length === 0) throw new ToolGradError('usage', '--servers names no server.');
  return flags.servers === undefined ? known : known.filter((name) => flags.servers?.includes(name));
}

/** Reads `server:glob` flags. Server names may hold a colon: the longest one that fits is meant. */
export function readRules(
  flag: string,
  values: readonly string[],
  known: readonly string[],
): readonly Rule[] {
  return values.map((value) => {
    const server = known
      .filter((name) => value.startsWith(`${name}:`))
      .sort((a, b) => b.length - a.length)
      .at(0);
    const glob = value.slice((server ?? '').length + 1);
    if (server !== undefined && glob !== '') return { server, glob };
    if (!value.includes(':') || server !== undefined) {
      throw new ToolGradError(
        'usage',
        `${flag} takes a server and a glob, as in ${flag} ${server ?? known[0] ?? 'server'}:get_*, not "${value}".`,
      );
    }
    const given = value.slice(0, value.indexOf(':'));
    throw unknownName(`${flag} ${value} names no server that is configured.`, given, known);
  });
}

/** The same servers as the flags change them: for servers that came from no file. Throws `usage`. */
export function applyFlags(servers: readonly ServerConfig[], flags: Flags): readonly ServerConfig[] {
  const known = servers.map(({ name }) => name);
  const chosen = chosenServers(known, flags, 'the demo');
  const allow = readRules('--allow', flags.allow ?? [], known);
  const deny = readRules('--deny', flags.deny ?? [], known);
  const reads = readRules('--reads', flags.reads ?? [], known);
  return servers
    .filter(({ name }) => chosen.includes(name))
    .map((server) => {
      const { settings } = server;
      const added = (rules: readonly Rule[]) => globsFor(rules, server.name);
      return {
        ...server,
        settings: {
          ...settings,
          allow: [...settings.allow, ...added(allow)],
          deny: [...settings.deny, ...added(deny)],
          reads: [...settings.reads, ...added(reads)],
        },
      };
    });
}

/** The globs that the rules have for a server. */
export function globsFor(rules: readonly Rule[], server: string): readonly string[] {
  return rules.filter((rule) => rule.server === server).map(({ glob }) => glob);
}
