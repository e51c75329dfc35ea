// Changes that an answer tells beside the one that was made, and ends of what has only begun.
import { stepValue } from '../../grounding/reading/step-value.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { Draft } from '../../model/sample.ts';
import type { Tool } from '../../model/tool.ts';
import { type Step, stepsOf } from '../../model/workflow.ts';
import { writingSteps } from '../../outcomes/is-writing.ts';
import { type ChangeKind, changeOf, changeReported } from '../../text/change-verbs.ts';
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { type Problem, quoted, sampleProblem } from '../verdict.ts';
import { kindsOf } from './change-kinds.ts';

/** Whether the results have a yes or no by the verb's name: `branch_deleted`. */
export function isFlagged(steps: readonly Step[], verb: string, value: boolean): boolean {
  return steps.some(({ result }) =>
    [...scalarsIn(stepValue(result).value)].some(
      ({ pointer, value: own }) =>
        own === value &&
        wordsOf(pointer.slice(pointer.lastIndexOf('/') + 1)).some((word) => stemOf(word) === stemOf(verb)),
    ),
  );
}

const through =
  /\b(?:has|have|is|are)\s+(?:already\s+|now\s+)?(?:left|arrived|gone (?:out|through)|cleared|been (?:delivered|completed|executed|processed|paid out|debited|credited))\b/i;
/** "I've sold all of them", where the order is only placed. */
const traded =
  /\b(?:I|we)(?:['’]ve| have)?\s+(?:now\s+|just\s+)?(?:sold|bought|purchased|paid|transferred)\b(?!.*\b(?:n['’]t|not|un)\s?(?:yet\s+)?(?:been\s+)?(?:filled|executed|through|settled))/iu;
const waiting =
  /^(?:scheduled|pending|queued|working|processing|draft|planned|submitted|in_progress|awaiting\w*)$/i;

/** "The money has already left your account", where the transfer is only scheduled. */
export function alreadyThrough(
  response: string,
  steps: readonly Step[],
  tools: readonly Tool[],
): readonly Problem[] {
  const said = through.exec(response) ?? traded.exec(response);
  const states = writingSteps(steps, tools).flatMap(({ result }) =>
    [...scalarsIn(stepValue(result).value)].filter(({ pointer }) => /\/(?:status|state)$/.test(pointer)),
  );
  const isWaiting = states.length > 0 && states.every(({ value }) => waiting.test(String(value)));
  const isTold = states.some(({ value }) =>
    response.toLowerCase().includes(String(value).replaceAll('_', ' ')),
  );
  return said === null || !isWaiting || isTold
    ? []
    : [
        sampleProblem(
          `The response says ${quoted(said[0])}, and the change is still ${String(states[0]?.value)}.`,
          'Report only what was done.',
        ),
      ];
}

/** What any change may be called. */
const anyChange =
  /^(?:updated|changed|set|moved|marked|put|adjusted|rescheduled|made|added|created|booked|entered|recorded|saved|placed|noted|scheduled|confirmed)$/;

/** Whether the query, the tools or the results know a verb, or it may be said of any change. */
export function isVerbKnown(verb: string, draft: Draft, query: string): boolean {
  const base = changeOf(verb) ?? verb;
  const known =
    `${query} ${draft.tools.map(({ name, description }) => `${name} ${description}`).join(' ')} ${stepsOf(
      draft.workflow,
    )
      .map(({ result }) => JSON.stringify(result))
      .join(' ')}`.toLowerCase();
  return anyChange.test(verb) || new RegExp(`(?<![a-z])${base.replace(/e$/, '')}`).test(known);
}

const firstPerson = /\b(?:I|we)(?:['’]ve| have)?\s/iu;
const alsoSaid =
  /\s(?:and|then)\s(?:also\s|then\s|have\s|I\s|I['’]ve\s|I have\s)?(\p{L}{3,14}(?:\sa\s(?:comment|note|message))?)\b(?!\s(?:by|with|and)\b)/giu;

/** "I merged it and deleted its branch", "… and left a comment": a second change of another kind than any that was made. */
export function madeWith(
  response: string,
  steps: readonly Step[],
  writes: readonly string[],
  isKnown: (verb: string) => boolean,
): readonly Problem[] {
  const kinds = new Set(writes.flatMap((tool) => [...kindsOf(tool)]));
  if (kinds.size === 0) return [];
  const letting = /\b(?:and|then)\s+let\s[^.;:!?\n]{2,40}\sknow\b/i.exec(response);
  if (letting !== null && !kinds.has('send'))
    return [
      sampleProblem(
        `The response reports ${quoted(letting[0])}, and no step has done that.`,
        'Report only what was done.',
      ),
    ];
  const given = JSON.stringify(steps.map(({ arguments: own }) => own)).toLowerCase();
  const sentences = splitSentences(response)
    .map(({ start, end }) => response.slice(start, end))
    .filter((sentence) => firstPerson.test(sentence));
  return sentences
    .flatMap((sentence) => [...sentence.matchAll(alsoSaid)])
    .flatMap(([text, said = '']): Problem[] => {
      const [verb = '', , noun] = said.toLowerCase().split(' ');
      const reported = noun === undefined ? changeReported(verb) : new Set<ChangeKind>(['send']);
      const isMade =
        reported === undefined ||
        ([...reported].some((kind) => kinds.has(kind)) && isKnown(verb)) ||
        isFlagged(steps, verb, true) ||
        given.includes(changeOf(verb) ?? verb);
      return isMade
        ? []
        : [
            sampleProblem(
              `The response reports ${quoted(text.trim())}, and no step has done that.`,
              'Report only what was done.',
            ),
          ];
    });
}
