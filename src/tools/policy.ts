// Which tools may be called, and how that is said.
import picomatch from 'picomatch';
import type { Permission, Tool } from '../model/tool.ts';
import { exactGlob } from '../text/allow-rule.ts';
import type { ServerSettings } from './server-config.ts';

/** Tool names are not paths: a star also matches dots and slashes. */
const globOptions = { dot: true, bash: true } as const;

/**
 * The rules in order: `deny` no, unusual letters no unless `allow` names the tool literally, sandbox yes, `allow` yes,
 * `readOnlyHint: true` yes, anything else no. Servers annotate little and cannot be trusted to know what is harmful, so a
 * tool without any assurance is not called. For a tool that `isLate`, listed only after the start, the server's own
 * annotation is not enough.
 */
export function permissionOf(
  tool: Pick<Tool, 'server' | 'tool' | 'annotations'>,
  settings: Pick<ServerSettings, 'allow' | 'deny' | 'sandbox'>,
  isLate = false,
): Permission {
  const denied = firstDenial(settings.deny, tool.tool);
  if (denied !== undefined) return { callable: false, rule: 'denied', why: `denied by deny ${denied}` };
  if (!plainName.test(tool.tool) && !namesLiterally(settings.allow, tool.tool)) {
    return { callable: false, rule: 'unusual-letters', why: unusualLetters };
  }
  if (settings.sandbox) return { callable: true, rule: 'sandbox', why: 'its server is a sandbox' };
  const allowed = firstMatch(settings.allow, tool.tool);
  if (allowed !== undefined) return { callable: true, rule: 'allowed', why: `allowed by allow ${allowed}` };
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
const unusualLetters = 'its name has unusual letters, and only "allow" with the exact name lets it be called';

function namesLiterally(globs: readonly string[], name: string): boolean {
  return globs.includes(name) || globs.includes(exactGlob(name));
}

function firstMatch(globs: readonly string[], name: string): string | undefined {
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

const readingWords = new Set(
  'get list search find read show describe fetch query queries lookup look count check view retrieve return browse inspect explain calculate compute convert compare preview summarize status info whoami'.split(
    ' ',
  ),
);

const writingWords = new Set(
  'create add insert update upsert edit modify change delete remove drop purge clear reset write save store put post patch send publish submit upload import move rename copy replace append set assign cancel close open approve reject merge commit push deploy run execute exec start stop restart kill install uninstall buy order pay charge refund book reserve archive enable disable grant revoke invite share subscribe unsubscribe schedule trigger mark'.split(
    ' ',
  ),
);

/**
 * Whether a tool's name and description suggest that it only reads, so that `--allow` is suggested for it: its first word is
 * a reading verb, and no other word of its name or at the start of its description is a writing one.
 */
export function readsLikeReading(tool: Pick<Tool, 'tool' | 'description'>): boolean {
  const name = wordsOf(tool.tool);
  const [verb = ''] = wordsOf(tool.description);
  if ([...name, ...baseForms(verb)].some((word) => writingWords.has(word))) return false;
  if (/\b(permanently|overwrit\w+|irreversibl\w+|destructive)\b/i.test(tool.description)) return false;
  return [name[0] ?? '', ...baseForms(verb)].some((word) => readingWords.has(word));
}

/** "deletes": `deletes`, `delete`, `delet`; one of them is the verb. */
function baseForms(verb: string): readonly string[] {
  return [verb, verb.replace(/s$/, ''), verb.replace(/es$/, '')];
}

/** The words of `getUserInfo`, `get_user_info` or a sentence, in lower case. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
