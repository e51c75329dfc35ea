// Which tools may be called, and how that is said.
import type { Permission, Tool } from '../model/tool.ts';
import { exactGlob } from '../text/allow-rule.ts';
import { joinedGlob, matchesGlob, readGlob } from '../text/glob.ts';
import type { ServerSettings } from './server-config.ts';

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
  return globs.find((glob) => matchesGlob(readGlob(glob), name));
}

/**
 * A name must not slip past a denial through another case, invisible characters, look-alikes, or other separators. Both
 * sides are read in the same way, so that a glob in any script, however it was typed, means what a person sees in it.
 */
function firstDenial(globs: readonly string[], name: string): string | undefined {
  const seen = asSeen(name);
  // A name made of invisible characters is still a name.
  const plain = seen.trim() || '_';
  const joined = plain.replace(separators, '_');
  return globs.find((glob) => {
    const read = readGlob(asSeen(glob));
    return (
      [name, seen, plain].some((spelling) => matchesGlob(read, spelling)) ||
      matchesGlob(joinedGlob(read, isSeparator), joined)
    );
  });
}

/** Separators between the words of a name: dashes, underscores and similar characters, dots, slashes, colons and blanks. */
const separators = /[\p{Pd}\p{Pc}\p{Z}.·/:]+/gu;

function isSeparator(character: string): boolean {
  return /^[\p{Pd}\p{Pc}\p{Z}.·/:]$/u.test(character);
}

/** A text as a person sees it: in one case and one spelling, without what prints nothing, look-alikes as Latin letters. */
function asSeen(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\p{Cf}\p{Mn}\p{DI}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[\p{sc=Cyrillic}\p{sc=Greek}ıɡ]/gu, (letter) => lookAlikes[letter] ?? letter);
}

/** Small letters of other scripts that look like a Latin one in most fonts (Unicode's confusables, the single letters). */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  ['аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwӏlгrкkмmнhтtвb', 'αaεeιiκkνvοoρpτtυuχxγyηnωw', 'ıiɡg'].flatMap((pairs) =>
    (pairs.match(/../gu) ?? []).map((pair) => [...pair] as [string, string]),
  ),
);
