// Dates, times and figures in the report of a change: those that the change was made with, and no others.
import { isReferenceName } from '../../grounding/reference.ts';
import { plainText } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { isWriting } from '../../outcomes/is-writing.ts';
import { changeReported } from '../../text/change-verbs.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore } from '../../text/span.ts';
import { directCandidates, saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { mayMean } from './match-fact.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isName, isWithin, sentenceAt } from './reading.ts';

const judged = new Set(['date', 'time', 'money', 'duration', 'quantity']);

/** Values in the sentence of a report that are of something else. */
export function reportedValues(reading: AnswerReading): readonly Objection[] {
  const { scene, mentions, answered, tokens } = reading;
  const writes = scene.steps.filter(({ tool }) => isWriting(tool));
  if (writes.length === 0) return [];
  const ids = new Set(writes.map(({ step }) => step.id));
  const given = writes.flatMap(({ step }) => [...scalarsIn(step.arguments)].map(({ value }) => value));
  // When a change was made is no value that it was made with.
  const shown = scene.facts.filter(({ step, key }) => ids.has(step.id) && !isStamp(key));
  const parts = dayParts(reading, given);
  const others = mentions.flatMap((mention): Objection[] => {
    if (!judged.has(mention.kind)) return [];
    const sentence = sentenceAt(reading, mention);
    const isReport =
      /\b(?:I|we)\b/.test(answered.response.slice(sentence.start, sentence.end)) &&
      tokens.some((token) => isWithin(token, sentence) && changeReported(token.word) !== undefined);
    const before = textBefore(answered.response, mention.start, sentence.start);
    if (!isReport || /\b(?:from|was|were|instead of|previously|originally)\s+(?:the\s+)?$/i.test(before))
      return [];
    // Only where the change has such a value can another one be in its place.
    const isKind = [...given, ...shown.map(({ value }) => value)].some(
      (value) => typeof value === kindOf(mention.kind) && likeness(mention.kind, value),
    );
    const isGiven =
      given.some((value) => value !== null && typeof value !== 'boolean' && mayMean(mention, value)) ||
      shown.some((fact) => saysFact(reading, mention, fact));
    if (!isKind || isGiven || isOfTarget(reading, mention, ids)) return [];
    return [
      {
        text: mention.text,
        start: mention.start,
        what: `${JSON.stringify(mention.text)} is not what the change was made with.`,
        instead: 'Report the values of the change.',
      },
    ];
  });
  return [...parts, ...others, ...staleValues(reading, ids)];
}

/** "The overdue one over $1,840": what a result says of the thing that was changed, in a field that the change does not have. */
function isOfTarget(reading: AnswerReading, mention: Mention, writes: ReadonlySet<string>): boolean {
  const { scene } = reading;
  const made = scene.steps.filter(({ step }) => writes.has(step.id));
  const given = new Set(
    made.flatMap(({ step }) => [...scalarsIn(step.arguments)].map(({ value }) => String(value))),
  );
  const keys = new Set([
    ...made.flatMap(({ step }) => Object.keys(step.arguments)),
    ...scene.facts.flatMap(({ step, key }) => (writes.has(step.id) ? [key] : [])),
  ]);
  return directCandidates(reading, mention).some(({ facts }) =>
    facts.some(
      (fact) =>
        !keys.has(fact.key) &&
        scene.facts.some(
          (other) =>
            other.step === fact.step &&
            other.record === fact.record &&
            isReferenceName(other.key) &&
            given.has(String(other.value)),
        ),
    ),
  );
}

/** "It is now due on 22 September", where the change made it another day: what was so before. */
function staleValues(reading: AnswerReading, writes: ReadonlySet<string>): readonly Objection[] {
  const { answered, mentions, scene } = reading;
  return mentions.flatMap((mention): readonly Objection[] => {
    if (!judged.has(mention.kind) && mention.kind !== 'number' && !isName(mention)) return [];
    const sentence = sentenceAt(reading, mention);
    const lead = textBefore(answered.response, mention.start, sentence.start);
    if (!/\bnow\b[^.;:!?,]*$/i.test(lead) || /\b(?:was|were|from|instead of|previously)\b[^,;]*$/i.test(lead))
      return [];
    const shown = directCandidates(reading, mention).flatMap(({ facts }) => facts);
    const isBefore = ({ key }: Fact) => /^(?:previous|prior|old|former|original|before)(?:_|$)/.test(key);
    if (shown.length === 0 || shown.some((fact) => writes.has(fact.step.id) && !isBefore(fact))) return [];
    const isStale = shown.every(
      (old) =>
        isBefore(old) ||
        scene.facts.some(
          (fresh) =>
            writes.has(fresh.step.id) &&
            fresh.key === old.key &&
            fresh.value !== null &&
            fresh.value !== old.value,
        ),
    );
    return isStale
      ? [
          {
            text: mention.text,
            start: mention.start,
            what: `${JSON.stringify(mention.text)} was so before the change.`,
            instead: 'Report what the change has made of it.',
          },
        ]
      : [];
  });
}

const stamp =
  /^(?:created|updated|cancell?ed|modified|deleted|changed|recorded|processed|approved|confirmed|closed|submitted|saved)_?(?:at|on)$/i;

/** Whether a field only says when a change was made. */
export function isStamp(key: string): boolean {
  return stamp.test(key);
}

const dayPart = /\b(?:morning|afternoon|evening|night)\b/gi;

/** "In the morning", of a change that was made for the evening. */
function dayParts({ answered }: AnswerReading, given: readonly unknown[]): readonly Objection[] {
  const own = given.find(
    (value) => typeof value === 'string' && /^(?:morning|afternoon|evening|night)$/i.test(value),
  );
  if (typeof own !== 'string') return [];
  const said = [...answered.response.matchAll(dayPart)];
  const [other] = said;
  if (other === undefined || said.some(([text]) => text.toLowerCase() === own.toLowerCase())) return [];
  return [
    {
      text: other[0],
      start: other.index,
      what: `${JSON.stringify(other[0])} is not what the change was made with: that is ${JSON.stringify(own)}.`,
      instead: 'Report the values of the change.',
    },
  ];
}

function kindOf(kind: string): string {
  return kind === 'date' || kind === 'time' ? 'string' : 'number';
}

function likeness(kind: string, value: unknown): boolean {
  if (kind === 'date') return /^\d{4}-\d\d-\d\d/.test(plainText(value));
  if (kind === 'time') return /(?:^|T)\d\d:\d\d/.test(plainText(value));
  return true;
}
