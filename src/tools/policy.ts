// Which tools may be called, and how that is said.
import picomatch from 'picomatch';
import type { Permission, Tool } from '../model/tool.ts';
import { shellWord } from '../text/shell-word.ts';
import type { ServerSettings } from './server-config.ts';

/** Tool names are not paths: a star also matches dots and slashes. */
const globOptions = { dot: true, bash: true } as const;

/**
 * The rules in order: `deny` no, sandbox yes, `allow` yes, `reads` yes, `readOnlyHint: true` yes, anything else no.
 * Servers annotate little and cannot be trusted to know what is harmful, so a tool without any assurance is not called. For a tool that
 * `isLate`, listed only after the start, the server's own annotation is not enough.
 */
export function permissionOf(
  tool: Pick<Tool, 'server' | 'tool' | 'annotations'>,
  settings: Pick<ServerSettings, 'allow' | 'deny' | 'reads' | 'sandbox'>,
  isLate = false,
): Permission {
  const denied = firstDenial(settings.deny, tool.tool);
  if (denied !== undefined) return { callable: false, why: `denied by deny ${denied}` };
  if (settings.sandbox) return { callable: true, why: 'its server is a sandbox' };
  const allowed = firstMatch(settings.allow, tool.tool);
  if (allowed !== undefined) return { callable: true, why: `allowed by allow ${allowed}` };
  const reads = firstMatch(settings.reads, tool.tool);
  if (reads !== undefined) return { callable: true, why: `said to only read by reads ${reads}` };
  const { readOnlyHint } = tool.annotations ?? {};
  if (readOnlyHint === true && !isLate) return { callable: true, why: 'annotated read-only' };
  const why = readOnlyHint === false ? 'annotated as writing' : 'not annotated read-only';
  return {
    callable: false,
    why: readOnlyHint === true ? listedLate : why,
    toAllow: `--allow ${shellWord(`${tool.server}:${escapeGlob(tool.tool)}`)}`,
  };
}

/** Why a tool that was not listed at the start is not called. */
export const listedLate = 'listed only after the start';

/** The first of the globs that a tool's name matches. */
export function firstMatch(globs: readonly string[], name: string): string | undefined {
  return globs.find((glob) => picomatch.isMatch(name, glob, globOptions));
}

/** A name must not slip past a denial through another case, invisible characters, look-alike letters, or other separators. */
function firstDenial(globs: readonly string[], name: string): string | undefined {
  // A name made of invisible characters is still a name.
  const plain = plainly(name) || '_';
  const spellings = [name, plain];
  const joined = plain.replace(separators, '_');
  return globs.find(
    (glob) =>
      spellings.some((spelling) => picomatch.isMatch(spelling, glob, denialOptions)) ||
      picomatch.isMatch(joined, joinedGlob(glob), denialOptions),
  );
}

const denialOptions = { ...globOptions, nocase: true } as const;

/** Separators between the words of a name: dashes, underscores and similar characters, dots and blanks. */
const separators = /[\p{Pd}\p{Pc}\p{Z}.·]+/gu;

/** The glob for names whose words are joined by `_`. In brackets and ranges, dashes and dots belong to the glob syntax. */
function joinedGlob(glob: string): string {
  return glob.replace(/\[[^\]]*\]|\{[^{},]*\.\.[^{},]*\}|(?:\\?[\p{Pd}\p{Pc}\p{Z}.·])+/gu, (part) =>
    part.startsWith('[') || part.startsWith('{') ? part : '_',
  );
}

/** Letters of other scripts that look like these Latin ones, in their order. */
const lookAlikes = new Map(
  (
    [
      ['a', 'аɑα'],
      ['b', 'ЬƄ'],
      ['c', 'сϲ'],
      ['d', 'ԁ'],
      ['e', 'еєҽ'],
      ['g', 'ɡ'],
      ['h', 'һ'],
      ['i', 'іıι'],
      ['j', 'ј'],
      ['k', 'кκ'],
      ['l', 'ӏⅼ'],
      ['m', 'м'],
      ['n', 'ո'],
      ['o', 'оοօ'],
      ['p', 'рρ'],
      ['q', 'ԛ'],
      ['r', 'г'],
      ['s', 'ѕ'],
      ['t', 'тτ'],
      ['u', 'υս'],
      ['v', 'ѵν'],
      ['w', 'ԝ'],
      ['x', 'хχ'],
      ['y', 'уγ'],
    ] as const
  ).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** The name as a person reads it, without line breaks, because a glob's star does not match them. */
function plainly(name: string): string {
  const visible = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Mn}]/gu, '');
  return [...visible.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim()]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('');
}

/** The glob that matches this name and no other. */
function escapeGlob(name: string): string {
  return name.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
