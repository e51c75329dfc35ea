// Lines of a text that say of one of several things asked for that it failed, and nothing else of it.

import { clip } from '../text/clip.ts';
import { deniesRequest } from './failure-cues.ts';
import { saysFailure } from './failure-words.ts';

export interface FailedItem {
  /** What the failed item is called: by the call's own argument where it says it, else by the result. */
  readonly item: string;
  readonly says: string;
}

const longestLine = 400;
const mostLines = 5_000;
const itemMarks = /^(?:[\p{Extended_Pictographic}\s\-*•✓✗✘×#>|[\]\d.)]|\u{fe0f}){0,8}/u;

/** What stands before an item's name: nothing, a word for what it is ("User 7", "File: a.txt"), a frame, a tag. */
const naming =
  /^(?:=+\s?|<?\p{L}[\p{L}_-]{0,20}(?: \p{L}[\p{L}_-]{0,20})?(?:[:=]["']?|\s)\s?|(?:contents?|result|output|response) (?:of|for) )?$/u;
/** What is between a name and what is said of it. */
const between =
  /^(?:\s?=+|["']?\s?\/?>|["'])?\s{0,3}(?:[:：=|]|[-–—→]|[(]|\p{Extended_Pictographic}|[✓✔✗✘]|\s|$)/u;
/** That something is not to be had, before the names of what it is. */
const denying =
  /^(?:failed|errors?|could not|couldn['’]t|cannot|unable|not found|skipped|missing|unknown|invalid|no (?:records?|results?|data|match(?:es)?|entry|entries|such \S{1,20})\b)|\b(?:not found|could not be \w{2,20}|do(?:es)? not exist|are unknown|are invalid|nicht gefunden|introuvables?|no encontrad[oa]s?|não encontrad[oa]s?|non trovat[oaie]|niet gevonden|не найден[аоы]?|未找到|见つかりません|見つかりません|찾을 수 없음)\s?[:：]$/iu;

/** The first line of a text that says of one item that it failed; `asked` is what the call asked for, where it is known. */
export function failedLine(text: string, asked: readonly string[] | undefined): FailedItem | undefined {
  if (asked?.length === 0) return undefined;
  if (text.length > 2_000_000 || text === '') return undefined;
  // Of one line, its sentences.
  const lines = text.split(text.includes('\n') ? '\n' : /(?<=[.!;]) /, mostLines);
  const blocks = sectionsOf(lines);
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine || line.trim() === '') continue;
    const failed =
      asked === undefined
        ? saidOfLabel(line, blocks.has(index))
        : saidOfAsked(line, saidBelow(lines, index), asked);
    // A result of one line is no batch: that it failed is told otherwise.
    if (failed !== undefined && lines.length > 1) return failed;
  }
  return undefined;
}

/** The line below a heading, if it is all there is: nothing or another heading comes after it. */
function saidBelow(lines: readonly string[], index: number): string | undefined {
  const after = lines[index + 2]?.trim() ?? '';
  return after === '' || /^(?:[#=<\-[]|\d{1,3}[.)]|\S.{0,120}:$)/.test(after) ? lines[index + 1] : undefined;
}

/** The lines that stand alone between rules: `---` as `read_multiple_files` puts it, blank lines around it or not. */
function sectionsOf(lines: readonly string[]): ReadonlySet<number> {
  const written = [...lines.entries()].filter(([, line]) => line.trim() !== '');
  const isRule = (line: string | undefined) => line === undefined || /^\s*(?:-{3,}|={3,})\s*$/.test(line);
  if (!written.some(([, line]) => isRule(line))) return new Set();
  const alone = written.flatMap(([index, line], at) => {
    const isAlone = !isRule(line) && isRule(written[at - 1]?.[1]) && isRule(written[at + 1]?.[1]);
    return isAlone ? [index] : [];
  });
  return new Set(alone);
}

/** Without arguments to go by: a section of one line, which is a label and an error. */
function saidOfLabel(line: string, isSection: boolean): FailedItem | undefined {
  if (!isSection) return undefined;
  const [, label, said] = /^\s*([^\s:"]{1,200}): (\S.*)$/.exec(line) ?? [];
  return label !== undefined && said !== undefined && saysFailure(said)
    ? { item: label, says: clip(said, 200) }
    : undefined;
}

/** A line that names one of the things asked for, and says of it nothing but a failure. */
export function saidOfAsked(
  line: string,
  next: string | undefined,
  asked: readonly string[],
): FailedItem | undefined {
  for (const item of asked) {
    const at = line.indexOf(item);
    if (at < 0) continue;
    const marked = line.slice(0, at).replace(itemMarks, '');
    const before = marked.replace(/["'`[(<*_]{1,5}$/, '').trimStart();
    const after = line.slice(at + item.length).replace(/^[`\])*_]{1,5}/, '');
    const attribute = /\berror=(?:"([^"]{1,200})"|'([^']{1,200})')/i.exec(after);
    if (attribute !== null) return { item, says: attribute[1] ?? attribute[2] ?? '' };
    if (denying.test(marked.trim())) {
      const said = line.replace(itemMarks, '').trim();
      const isList = /^[.\s,;]*$/.test(after) && marked.length < 80;
      if (isList || saysFailure(said)) return { item, says: clip(said, 200) };
    } else if (naming.test(before) && between.test(after)) {
      const said = after.replace(/^[\s:：=|–—→>"'/✗✘❌⚠×-]+/u, '').replace(/\s?\|\s*$/, '');
      if (saysItemFailure(said)) return { item, says: clip(said, 200) };
      // A heading, and the error below it, by itself.
      if (said === '' && next !== undefined && saysItemFailure(next))
        return { item, says: clip(next.trim(), 200) };
    }
  }
  return undefined;
}

/** What is said of one item: a failure, with or without its subject ("does not exist"), in brackets or a tag. */
export function saysItemFailure(said: string): boolean {
  const bare = said
    .trim()
    .replace(/^(?:[(<[]|<error>)/i, '')
    .replace(/(?:[)>\]]|<\/error>)$/i, '');
  if (bare === '') return false;
  const inner = /^(?:n\/a|skipped|failed|error|omitted|-{1,3})\s?[(:,]\s?([^()\s][^()]{0,200})\)?$/i.exec(
    bare,
  )?.[1];
  return (
    saysFailure(bare) ||
    deniesRequest(bare) ||
    saysFailure(`The item ${bare}`) ||
    unknown.test(bare) ||
    none.test(bare) ||
    (inner !== undefined && saysItemFailure(inner))
  );
}

const unknown = /^(?:E[A-Z]{4,15}|unknown(?: \p{L}{2,20})?|timeout|timed out|failed|no such \S{1,30})$/iu;
/** That nothing is known of this one, where of others something is. */
const none =
  /^(?:not found|no (?:entry|record|such \p{L}{2,20}|data|match|results?)(?: (?:available|found))?|kein(?:e|en)? (?:eintrag|treffer|daten|ergebnis\p{L}{0,3})|nicht gefunden|introuvable|aucun résultat|no encontrad[oa]|sin datos|não encontrad[oa]|non trovat[oa]|niet gevonden|не найден[аоы]?|нет данных|未找到|不存在|无数据|見つかりません|該当なし|없음|bulunamadı)[.!。]?$/iu;
