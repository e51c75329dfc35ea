// Which tools may be called, and how that is said.
import picomatch from 'picomatch';
import type { Permission, Tool } from '../model/tool.ts';
import { exactGlob } from '../text/allow-rule.ts';
import type { ServerSettings } from './server-config.ts';

/** Tool names are not paths: a star also matches dots and slashes. */
const globOptions = { dot: true, bash: true } as const;

/**
 * The rules in order: `deny` no, unusual letters no unless `allow` or `reads` names it literally, sandbox yes, `allow` yes,
 * `reads` yes, `readOnlyHint: true` yes, anything else no. Servers annotate little and cannot be trusted to know what is harmful, so a
 * tool without any assurance is not called. For a tool that `isLate`, listed only after the start, the server's own
 * annotation is not enough.
 */
export function permissionOf(
  tool: Pick<Tool, 'server' | 'tool' | 'annotations'>,
  settings: Pick<ServerSettings, 'allow' | 'deny' | 'reads' | 'sandbox'>,
  isLate = false,
): Permission {
  const denied = firstDenial(settings.deny, tool.tool);
  if (denied !== undefined) return { callable: false, rule: 'denied', why: `denied by deny ${denied}` };
  if (!plainName.test(tool.tool) && !namesLiterally([...settings.allow, ...settings.reads], tool.tool)) {
    return { callable: false, rule: 'unusual-letters', why: unusualLetters };
  }
  if (settings.sandbox) return { callable: true, rule: 'sandbox', why: 'its server is a sandbox' };
  const allowed = firstMatch(settings.allow, tool.tool);
  if (allowed !== undefined) return { callable: true, rule: 'allowed', why: `allowed by allow ${allowed}` };
  const reads = firstMatch(settings.reads, tool.tool);
  if (reads !== undefined)
    return { callable: true, rule: 'reads', why: `said to only read by reads ${reads}` };
  const { readOnlyHint } = tool.annotations ?? {};
  if (readOnlyHint === true) {
    if (isLate) return { callable: false, rule: 'late', why: 'listed only after the start' };
    return { callable: true, rule: 'annotated', why: 'annotated read-only' };
  }
  if (readOnlyHint === false) return { callable: false, rule: 'writes', why: 'annotated as writing' };
  return { callable: false, rule: 'unannotated', why: 'not annotated read-only' };
}

/**
 * Letters that cannot be taken for others. A name with any other may read like a name that is allowed or slip past a
 * denial, whatever tables of look-alikes know, so it takes somebody who writes out that very name.
 */
const plainName = /^[\w./-]+$/;
const unusualLetters =
  'its name has unusual letters, and only "allow" or "reads" with the exact name lets it be called';

function namesLiterally(globs: readonly string[], name: string): boolean {
  return globs.includes(name) || globs.includes(exactGlob(name));
}

/** The first of the globs that a tool's name matches. */
export function firstMatch(globs: readonly string[], name: string): string | undefined {
  return globs.find((glob) => picomatch.isMatch(name, glob, globOptions));
}

/** A name must not slip past a denial through another case, invisible characters, or other separators. */
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

/** The name as a person reads it, without line breaks, because a glob's star does not match them. */
function plainly(name: string): string {
  const visible = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Mn}]/gu, '');
  return visible.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim();
}
