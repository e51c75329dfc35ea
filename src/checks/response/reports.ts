// What an answer reports of changes, and what it promises or explains that no result shows.

import type { Draft } from '../../model/sample.ts';
import type { Tool } from '../../model/tool.ts';
import { type Step, stepsOf } from '../../model/workflow.ts';
import { isWriting, writingSteps } from '../../outcomes/is-writing.ts';
import { changeAsked, changeOf, changeReported } from '../../text/change-verbs.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { readToolName, toolNoun } from '../../text/naming.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { type Problem, quoted, sampleProblem } from '../verdict.ts';
import { kindsOf } from './change-kinds.ts';
import { methodProblems } from './methods.ts';
import { alreadyThrough, isFlagged, isVerbKnown, madeWith } from './other-changes.ts';

const denial =
  /\b(?:(?:could|can|did|do|was|were|have|has|had)(?: not|n't) (?:been |be )?(?:able to |)(?:change|cancel|create|update|book|move|set|add|delete|open|make|schedule|send|close|log|remove|assign|mark|changed|cancelled|created|updated|booked|moved|added|deleted|made|scheduled|sent|closed|logged|removed|assigned|marked|done|do it|do that|do this)|cannot (?:change|cancel|create|update|book|move|set|add|delete|open|make|schedule|send|close)|unable to|failed to|(?:have |has |)changed nothing|nothing (?:has been|was|is) (?:changed|done|booked|created|updated)|no changes? (?:has|have|was|were)|(?:there (?:is|was)|so)\s+(?:there (?:is|was) )?(?:nothing|no need) to (?:change|do|update|cancel|move|add)|left (?:it|everything|that) (?:as it (?:is|was)|unchanged)|remains? unchanged)\b/i;
const done = /\b(?:is|are|was|were|has been|have been|is now|are now|now)\b|\b(?:done|all set)\b/i;
const firstPerson =
  /\b(?:I|we)(?:['’]ve| have| had|)\s{1,4}(?:also |now |just |already |successfully |then ){0,4}(\p{L}+(?: \p{L}+)?)/giu;
const promise =
  /\b(?:I|we)(?:['’]ll| will| am going to|['’]m going to| are going to|['’]re going to) (?!be happy|be glad)\p{L}+/iu;
const cause =
  /\b(?:because|(?<!\b(?:is|are|was|were|one|ones|next|first|last|only)\s)due to(?!\s+(?:be|arrive|close|come|end|expire|finish|go|happen|leave|open|return|run|ship|start|take)\b)|owing to|on account of|thanks to|as a result of|so that(?!\s+(?:makes?|made|is|was|comes?|came|leaves?|left|gives?|adds?)\b)|for (?:lack|want) of)\b([^.!?;\n]{3,200})/giu;

const told =
  /\b(?:has|have|was|were|been)\s+(?:also\s+|now\s+|already\s+)?(?:been\s+)?(informed|notified|emailed|told|contacted|messaged|alerted|reminded|invited|refunded|charged|thanked|phoned)\b/giu;
const reported =
  /\b(?:asked|told|advised|suggested|recommended|requested|promised|said|wrote|noted|explained|confirmed)\s+(?:(?:\p{L}+)\s+){0,2}(?:to|that)\s+([^.;!?\n]{4,200})/giu;
const endedBy =
  /\b(?:lost|won|cancelled|delayed|rejected|postponed|closed|declined|dropped)\s+(?:to|over|after|for lack of|in favou?r of|following)\s+([^.;,!?\n]{3,120})/giu;

/** "After a customer complained", "since nobody replied": what happened, as a reason. */
const occasion =
  /\b(?:after|since|when|once|as)\s+((?:an?|the|some|somebody|someone|nobody|several|his|her|their|our|its)\s+(?:\p{L}+\s+){0,3}?\p{L}+(?:ed|ew|ent|ught|old|ame|ook))\b/giu;

/** Changes that are denied, not told or not made; promises; and reasons that no result gives. */
export function reportProblems(draft: Draft, query: string, response: string): readonly Problem[] {
  const steps = stepsOf(draft.workflow).filter(({ id }) => !draft.setup.includes(id));
  const writes = writesAmong(steps, draft.tools);
  const problems: Problem[] = [];
  const isEnglish = languageOf(response) === 'en';
  const denied = deniedOwn(response, writes, steps) ?? deniedChange(response, writes);
  if (writes.length > 0 && denied !== null)
    problems.push(
      sampleProblem(
        `The response says ${quoted(denied[0])}, while ${writes[0]} has made its change.`,
        'Report what was done.',
      ),
    );
  else if (writes.length > 0 && isEnglish && !tellsChange(response))
    problems.push(
      sampleProblem(`The response does not report what ${writes[0]} has changed.`, 'Report what was done.'),
    );
  if (isEnglish)
    problems.push(
      ...unmade(response, writes),
      ...madeWith(response, steps, writes, (verb) => isVerbKnown(verb, draft, query)),
      ...madeOfAll(response, steps, draft.tools),
      ...alsoMade(response, draft, query, writes),
      ...alreadyThrough(response, steps, draft.tools),
      ...methodProblems(response, query, steps, draft.tools),
    );
  const promised = promise.exec(response);
  if (promised !== null)
    problems.push(
      sampleProblem(
        `The response promises something that no step does: ${quoted(promised[0])}.`,
        'Report only what was done.',
      ),
    );
  for (const match of response.matchAll(cause)) {
    const clause = match[1] ?? '';
    const unknown = [...unknownWords(clause, draft, query), ...shortStates(clause, draft, query)];
    if (unknown.length > 0)
      problems.push(
        sampleProblem(
          `No result gives the reason ${quoted(match[0].trim())}.`,
          'Give reasons only where the results do.',
        ),
      );
  }
  problems.push(...inventions(draft, query, response));
  return problems;
}

/** What is denied of a change that was made; "the branch hasn't been deleted" is no word about a merge that says so itself. */
function deniedOwn(
  response: string,
  writes: readonly string[],
  steps: readonly Step[],
): RegExpExecArray | null {
  const denied = denial.exec(response);
  const verb = denied?.[0].toLowerCase().split(/\s/).at(-1) ?? '';
  const kinds = new Set(writes.flatMap((tool) => [...kindsOf(tool)]));
  const isOther = kinds.size > 0 && ![...(changeReported(verb) ?? kinds)].some((kind) => kinds.has(kind));
  return denied !== null && isOther && isFlagged(steps, verb, false) ? null : denied;
}

const impossible =
  /\b(?:could|can)(?:\s+not|not|n['’]t)\s+(?:be\s+)?(\p{L}+)(?=\s+(?:to|from|on|in|for|it|that|this|the)\b|[.,;!])/giu;

/** "It could not be switched": that what a step did is not possible. */
function deniedChange(response: string, writes: readonly string[]): RegExpExecArray | null {
  const kinds = new Set(writes.flatMap((tool) => [...kindsOf(tool)]));
  for (const match of response.matchAll(impossible)) {
    const verb = (match[1] ?? '').toLowerCase();
    const denied = changeReported(verb) ?? changeAsked(verb);
    if (denied !== undefined && [...denied].some((kind) => kinds.has(kind))) return match;
  }
  return null;
}

/** The names of the tools that have changed something, in the order of the steps. */
export function writesAmong(steps: readonly Step[], tools: readonly Tool[]): readonly string[] {
  return steps.flatMap((step) => {
    const tool = tools.find(({ name }) => name === step.name);
    return step.failed !== true && isWriting(tool) && tool !== undefined ? [tool.tool] : [];
  });
}

/** "A reminder will be sent", "he will fix it tomorrow": what happens next, by itself. */
const announced =
  /\b(?:(?:it|he|she|they|who|which)\s*|(?:the|an?|your|their|his|her)\s+(?:\p{L}+\s+){1,3})(?:will|['’]ll|(?:is|are)\s+going\s+to)\s+(?:also\s+|then\s+|now\s+|soon\s+|automatically\s+){0,2}(?:be\s+)?(\p{L}{4,})\b/giu;
/** What is only another way to say a value. */
const plainFuture =
  /^(?:have|cost|take|need|make|makes|bring|save|last|stay|remain|become|start|begin|finish|open|close|able|there|come|gone|give|leave|left|reach|land|turn|then|over|under|about|around|still|only|just|some|mostly|between|from|more|less|free|busy|ready|kept|held|saved|reserved|valid|with|your|their|that)$/;
const onTheWay = /\b(?:is|are)\s+(?:already\s+|now\s+)?on (?:its|their|the) way\b/i;

/** Promises of what others or things will do, of which nobody has heard. */
function announcements(draft: Draft, query: string, response: string): readonly string[] {
  const results = stepsOf(draft.workflow)
    .map(({ result }) => JSON.stringify(result))
    .join(' ');
  const keys = [...new Set(results.match(/(?<=\\?")[a-z_]{3,30}(?=\\?":)/gi) ?? [])];
  // A `reminder` says how somebody will be reminded.
  const isMeant = (verb: string) =>
    keys.some((key) => fieldFit(verb, key) > 0 || fieldFit(verb, key.replace(/er(?=_|$)/g, '')) > 0);
  const told = [...response.matchAll(announced)].filter(
    ([, verb = '']) =>
      /^\p{Ll}/u.test(verb) &&
      !plainFuture.test(verb.toLowerCase()) &&
      !isMeant(verb) &&
      unknownWords(verb, draft, query).length > 0,
  );
  const way = onTheWay.exec(response);
  const isSent = /transit|ship|dispatch|deliver|route|sent|way|depart|collect/i.test(results);
  return [...told.map(([text]) => text), ...(way !== null && !isSent ? [way[0]] : [])];
}

/** Messages that nobody sent, words that nobody said, and ends that no result explains. */
function inventions(draft: Draft, query: string, response: string): readonly Problem[] {
  const problem = (text: string) =>
    sampleProblem(`No result shows ${quoted(text.trim())}.`, 'Say only what the results say.');
  const unknown = (clause: string) => unknownWords(clause, draft, query);
  const isMostlyUnknown = (clause: string) => {
    const words = (clause.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word));
    return words.length > 0 && unknown(clause).length > words.length * 0.4;
  };
  return [
    ...[...response.matchAll(told)].filter(([, verb = '']) => unknown(verb).length > 0),
    ...[...response.matchAll(reported)].filter(([, clause = '']) => isMostlyUnknown(clause)),
    ...[...response.matchAll(occasion)].filter(([, clause = '']) => isMostlyUnknown(clause)),
    ...[...response.matchAll(endedBy)].filter(
      ([, clause = '']) => !/\d/.test(clause) && unknown(clause).length > 0,
    ),
  ]
    .map(([text]) => text)
    .concat(languageOf(response) === 'en' ? announcements(draft, query, response) : [])
    .map(problem);
}

function tellsChange(response: string): boolean {
  const words = response.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => changeReported(word) !== undefined) || done.test(response);
}

/** The changes that the answer says "I" or "we" have made and no step has; `writes` are the tools of those that were. */
export function unmade(response: string, writes: readonly string[]): readonly Problem[] {
  const kinds = new Set(writes.flatMap((tool) => [...kindsOf(tool)]));
  return [...response.matchAll(firstPerson)].flatMap((match): Problem[] => {
    const words = (match[1] ?? '').toLowerCase().split(' ');
    const reported = changeReported(words.join(' ')) ?? changeReported(words[0] ?? '');
    if (reported === undefined) return [];
    // "I have tagged it", where `create_tag` did.
    const isOwnNoun = writes.some(
      (tool) => stemOf(toolNoun(tool)) === stemOf(changeOf(words[0] ?? '') ?? ''),
    );
    const isSame = kinds.size === 0 || isOwnNoun || [...reported].some((kind) => kinds.has(kind));
    const isMade = writes.length > 0 && isSame;
    return isMade
      ? []
      : [
          sampleProblem(
            `The response reports ${quoted(match[0])}, and no step has done that.`,
            'Report only what was done.',
          ),
        ];
  });
}

const several =
  /\b(?:both|all(?:\s+of\s+(?:the|them|these)|\s+(?:the|\p{L}+))?)\s+(?:\p{L}+\s+){0,4}?(?:are|were|have been|have)\s+(?:now\s+|also\s+|already\s+|been\s+)*(\p{L}+)/giu;

/** "Both requests are approved now", where one was. */
function madeOfAll(response: string, steps: readonly Step[], tools: readonly Tool[]): readonly Problem[] {
  const [write, another] = writingSteps(steps, tools);
  const isOfOne =
    write !== undefined &&
    another === undefined &&
    !Object.values(write.arguments).some((value) => typeof value === 'object');
  if (!isOfOne) return [];
  const own = kindsOf(write.tool);
  const held = /\bnow\s+(?:has|have|owns?|holds?|handles?)\s+(?:both|all)\b[^.;:!?]*/i.exec(response);
  if (held !== null)
    return [
      sampleProblem(
        `The response reports ${quoted(held[0])}, and one change was made.`,
        'Report only what was done.',
      ),
    ];
  return [...response.matchAll(several)].flatMap(([text, verb = '']): Problem[] => {
    const isSame = stemOf(verb) === stemOf(readToolName(write.tool).verb ?? '');
    const isMade = isSame || [...(changeReported(verb.toLowerCase()) ?? [])].some((kind) => own.has(kind));
    return isMade
      ? [
          sampleProblem(
            `The response reports ${quoted(text)}, and one change was made.`,
            'Report only what was done.',
          ),
        ]
      : [];
  });
}

const coordinated =
  /\b(?:I|we)(?:['’]ve| have)\s[^.;:!?\n]{3,160}?,?\s+(?:and|then)\s+(?:also\s+|then\s+)?(\p{Ll}{2,}(?:ed|ped|ut|ent|ade))\s+(?!by\b|with\b|to\b|for\b|on\b|in\b|at\b)/giu;

/** "I've added it and ticked off the milk": a second change, of which neither the tools nor the query know. */
function alsoMade(
  response: string,
  draft: Draft,
  query: string,
  writes: readonly string[],
): readonly Problem[] {
  if (writes.length === 0) return [];
  return [...response.matchAll(coordinated)].flatMap(([text, verb = '']): Problem[] =>
    unknownWords(verb, draft, query).length > 0 && changeReported(verb.toLowerCase()) === undefined
      ? [
          sampleProblem(
            `The response reports ${quoted(text)}, and no step has done that.`,
            'Report only what was done.',
          ),
        ]
      : [],
  );
}

/** "Because he has been ill": a short word that says how somebody is. */
function shortStates(clause: string, draft: Draft, query: string): readonly string[] {
  const said = [
    ...clause.matchAll(/\b(?:is|are|was|were|been|be|got|gone)\s+(?:too\s+|very\s+)?(\p{Ll}{2,3})\b/gu),
  ].map(([, word = '']) => word);
  const known = `${query} ${stepsOf(draft.workflow)
    .map(({ result }) => JSON.stringify(result))
    .join(' ')}`.toLowerCase();
  return said.filter(
    (word) =>
      !/^(?:the|an?|in|on|at|to|of|by|up|no|not|all|due|its|his|her|now|so|as|one|two|it)$/.test(word) &&
      !new RegExp(`\\b${word}\\b`).test(known),
  );
}

const common = new Set(
  'because their there which would could should about these those since after before with from that this have been were will your they them than then into over more most some such only also very just same each other still yet already currently'.split(
    ' ',
  ),
);

function unknownWords(clause: string, draft: Draft, query: string): readonly string[] {
  const known = new Set(
    [
      query,
      ...draft.tools.map(({ description, name }) => `${name} ${description}`),
      ...stepsOf(draft.workflow).map(({ result }) => JSON.stringify(result)),
    ].flatMap((text) => (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(stemOf)),
  );
  return (clause.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (word) => !common.has(word) && !known.has(stemOf(word)),
  );
}
