// Which tools only read, although their servers do not say so.
import type { Tool } from '../model/tool.ts';
import { isPlural, verbOf } from '../text/naming.ts';
import { firstMatch } from './policy.ts';
import type { ServerSettings } from './server-config.ts';

/**
 * Why a tool that its server does not annotate counts as only reading: the user says so, or it may be called and reads
 * by every sign. Undefined for others, and where the annotation says it already. A server's word that a tool writes
 * outweighs the signs.
 */
export function readsBecause(
  tool: Pick<Tool, 'tool' | 'description' | 'annotations' | 'permission'>,
  { allow, reads, sandbox }: Pick<ServerSettings, 'allow' | 'reads' | 'sandbox'>,
): string | undefined {
  const { readOnlyHint, destructiveHint } = tool.annotations ?? {};
  if (readOnlyHint === true || !tool.permission.callable) return undefined;
  const glob = firstMatch(reads, tool.tool);
  if (glob !== undefined) return `reads ${glob}`;
  if (readOnlyHint === false || destructiveHint === true) return undefined;
  const isAllowed = sandbox || firstMatch(allow, tool.tool) !== undefined;
  return isAllowed && (readsBySigns(tool) || calculates(tool)) ? 'name and description' : undefined;
}

/** Whether nothing of a tool's name and description speaks of a change, and both, as far as they begin with a verb, of reading. */
function readsBySigns(tool: Pick<Tool, 'tool' | 'description'>): boolean {
  if (!readsLikeReading(tool)) return false;
  const [sentence = ''] = tool.description.split(/[.\n]/, 1);
  // "Get a ticket and mark it as seen."
  return !wordsOf(sentence).some((word, index, words) => {
    const before = words[index - 1] ?? '';
    return /^(?:and|then|or|also|to)$/.test(before) && baseForms(word).some((form) => writingWords.has(form));
  });
}

/** Whether a tool only works something out of numbers: "Add two numbers". */
function calculates({ tool, description }: Pick<Tool, 'tool' | 'description'>): boolean {
  const [sentence = ''] = description.toLowerCase().split(/[.\n]/, 1);
  return (
    /\b(?:add|adds|sum|subtract|multiply|multiplies|divide|divides|average|mean|median|power|root|product|difference|quotient|remainder)\b/.test(
      `${wordsOf(tool).join(' ')} ${sentence}`,
    ) &&
    /\bnumbers\b/.test(sentence) &&
    !/\b(?:store|save|list|table|row|sheet|cell|database|record|account|balance|phone)\b/.test(sentence)
  );
}

const readingWords = new Set(
  'get list search find read show describe fetch query queries lookup look count check view retrieve return browse inspect explain tell display report calculate compute convert compare preview summarize status info whoami measure detect evaluate solve sum encode decode estimate validate parse'.split(
    ' ',
  ),
);

const writingWords = new Set(
  'create add insert update upsert edit modify change delete remove drop purge clear reset write save store put post patch send publish submit upload import move rename copy replace append set assign cancel close open approve reject merge commit push deploy run execute exec start stop restart kill install uninstall buy order pay charge refund book reserve archive enable disable grant revoke invite share subscribe unsubscribe schedule trigger mark'.split(
    ' ',
  ),
);

/** Writing words that are things behind a reading verb: `get_order`, `list_book`, `find_last_commit`. */
const things = new Set(
  'book order post share charge schedule archive store copy commit change update import merge push'.split(
    ' ',
  ),
);

/**
 * Whether a tool's name and description suggest that it only reads, so that `--allow` is suggested for it: its first word is
 * a reading verb, or its description only names what there is ("Details of a film"), and no other word of its name or at
 * the start of its description is a writing one.
 */
export function readsLikeReading(tool: Pick<Tool, 'tool' | 'description'>): boolean {
  const name = wordsOf(tool.tool);
  const [verb = ''] = wordsOf(tool.description);
  const readsFirst = readingWords.has(name[0] ?? '');
  const isThing = (word: string, index: number) =>
    readsFirst && index > 0 && things.has(word) && !/^(?:and|or|then)$/.test(name[index - 1] ?? '');
  if (name.some((word, index) => writingWords.has(word) && !isThing(word, index))) return false;
  if (baseForms(verb).some((word) => writingWords.has(word))) return false;
  if (/\b(permanently|overwrit\w+|irreversibl\w+|destructive)\b/i.test(tool.description)) return false;
  return (
    [name[0] ?? '', ...baseForms(verb)].some((word) => readingWords.has(word)) ||
    (verbOf(name) === undefined && namesThings(name, tool.description))
  );
}

/** A noun phrase for several things at the start of a description, which is all that the tool can be for. */
const severalThings =
  /^(?:(?:the|all|every|current|latest|newest|recent|upcoming|available)\s(?:[\w-]{1,30}\s){0,4}([\w-]{1,30}s)\b|\w{1,30}ing\s([\w-]{1,30}s)(?=\s?(?:$|[,;:(])|\s(?:of|in|at|for|by|with)\b)|([\w-]{1,30}s)(?=\s(?:of|that|which|with|in|on|at|for|by|from)\b))/i;

/** What a name begins with that only says which of the things: `recentSessions`. */
const which = /^(?:all|current|latest|newest|recent|upcoming|available|now|my|today|top)$/;

/** "Details of a film", "The latest charging sessions, newest first": what there is, and no word of doing anything. */
function namesThings(name: readonly string[], description: string): boolean {
  const [sentence = ''] = description.trim().split(/[.\n]/, 1);
  const noun = (severalThings.exec(sentence) ?? []).slice(1).find((each) => each !== undefined) ?? '';
  // What follows are fields: "with screen, start and price".
  const words = wordsOf(sentence.split(/[,;:(]/, 1)[0] ?? '').flatMap(baseForms);
  const [first = ''] = name;
  return (
    isPlural(noun.toLowerCase()) &&
    (which.test(first) || words.includes(first)) &&
    !words.some((word) => writingWords.has(word) && !things.has(word))
  );
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
