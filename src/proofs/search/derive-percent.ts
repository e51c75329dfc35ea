// Percentages that no field has: a share of the whole, a change against before, one thing against another.
import { fieldFit } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { madeColumns, makingOf } from './made-fields.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, isNamed, isWithin, type Sentence } from './reading.ts';

const sharing =
  /\b(?:shares?|percentage|portion|proportion|part of|of (?:the|all|our|its|their|your|total)|mak(?:es?|ing) up|made up|accounts?|accounted|Anteil|Anteile|parts?)\b/i;
const rising =
  /\b(?:more|up|higher|above|over|increas\w*|r[io]se[ns]?|rising|gr[eo]w\w*|gain\w*|improv\w*|climb\w*|dearer|longer|heavier|larger|mehr|gestiegen|höher|plus)\b/i;
const falling =
  /\b(?:less|fewer|down|lower|below|under|decreas\w*|f[ae]ll\w*|dropp?\w*|los[est]\w*|worsen\w*|declin\w*|cheaper|shorter|lighter|smaller|weniger|gesunken|niedriger|moins)\b/i;
const before = new Set('previous prior last before old former original baseline earlier'.split(' '));

/** Whether a mention is a percentage. */
export function isPercentage({ readings }: Mention): boolean {
  return readings.some((each) => each.as === 'quantity' && each.unit === '%');
}

/** What a percentage may be computed from. */
export function percentCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  columns: readonly { readonly facts: readonly Fact[]; readonly path: string }[],
): readonly Candidate[] {
  const isShare = sharing.test(reading.answered.response) && directionOf(reading, mention, sentence) === 0;
  const shares = isShare
    ? called(reading, columns).flatMap((column) => sharesOf(reading, mention, column))
    : [];
  return [...shares, ...changes(reading, mention, sentence, columns)];
}

/** The columns that the answer or else the query calls by their names, where it calls any. */
function called<C extends { readonly facts: readonly Fact[] }>(
  { answered }: AnswerReading,
  columns: readonly C[],
): readonly C[] {
  for (const text of [answered.response, answered.query]) {
    const words = tokenize(text).flatMap(({ kind, word }) => (kind === 'word' ? [word] : []));
    const own = columns.filter(({ facts: [first] }) =>
      words.some((word) => first !== undefined && fieldFit(word, first.key) === 1),
    );
    if (own.length > 0) return own;
  }
  return columns;
}

/** What one of a list has of all that the list has. */
function sharesOf(
  reading: AnswerReading,
  mention: Mention,
  { facts, path }: { readonly facts: readonly Fact[]; readonly path: string },
): readonly Candidate[] {
  const sum = facts.reduce((total, { value }) => total + Number(value), 0);
  if (facts.length < 2 || sum <= 0 || facts.some(({ value }) => Number(value) < 0)) return [];
  return facts.flatMap((fact): readonly Candidate[] => {
    const own = pathToFact(reading, fact);
    if (own === undefined || !isShareSaid(mention, Number(fact.value) / sum)) return [];
    return [{ proof: `${own} / $sum(${path})`, kind: 'share', facts: [fact], members: fact.members }];
  });
}

/** "10 % more than the month before", "20 % cheaper than the other". */
function changes(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
  columns: readonly { readonly facts: readonly Fact[] }[],
): readonly Candidate[] {
  const side = directionOf(reading, mention, sentence);
  if (side === 0) return [];
  const prices = pricesThenAndNow(reading);
  const pairs = [
    ...pairsInTime(reading),
    ...prices,
    ...columns.flatMap(({ facts }) => pairsNamed(reading, facts, sentence)),
    ...columns.flatMap(({ facts }) => pairsTold(reading, facts, mention, sentence)),
  ];
  return pairs.flatMap((pair): readonly Candidate[] => {
    const [now, then] = pair;
    const [a, b] = [pathToFact(reading, now), pathToFact(reading, then)];
    const change = (Number(now.value) - Number(then.value)) / Number(then.value);
    if (a === undefined || b === undefined || Math.sign(change) !== side) return [];
    if (!isShareSaid(mention, Math.abs(change))) return [];
    return [
      {
        proof: `(${a} - ${b}) / ${b}`,
        kind: prices.includes(pair) ? 'share' : 'ratio',
        facts: [now, then],
        members: [],
      },
    ];
  });
}

/** 1 where the words beside a percentage say that it rose, -1 where they say that it fell. */
export function directionOf(
  { answered }: AnswerReading,
  { start, end }: Mention,
  sentence: Sentence,
): -1 | 0 | 1 {
  const behind = /^[^.;:,]{0,24}/.exec(answered.response.slice(end, sentence.end))?.[0] ?? '';
  const before = /[^.;:,]{0,24}$/.exec(textBefore(answered.response, start, sentence.start))?.[0] ?? '';
  // "Makes up 20 %" is no rise.
  const lead = before.replace(/\bma(?:ke|kes|king|de)\s+up\b/i, '');
  for (const text of [behind, lead]) {
    if (rising.test(text) !== falling.test(text)) return rising.test(text) ? 1 : -1;
  }
  return 0;
}

/** `total` and `previous_month_total` of one record. */
export function pairsInTime({ scene }: AnswerReading): readonly (readonly [Fact, Fact])[] {
  const figures = scene.facts.filter(({ value }) => typeof value === 'number' && value !== 0);
  return figures.flatMap((then) => {
    const words = wordsOf(then.key);
    if (!words.some((word) => before.has(word))) return [];
    return figures.flatMap((now) => {
      const own = wordsOf(now.key);
      const isSame =
        now !== then &&
        now.step === then.step &&
        now.record === then.record &&
        own.every((word) => words.includes(word) || /^(?:current|new|this|now)$/.test(word)) &&
        own.some((word) => words.includes(word));
      return isSame ? [[now, then] as const] : [];
    });
  });
}

/** What something costs now, and what was paid for it. */
function pricesThenAndNow({ scene }: AnswerReading): readonly (readonly [Fact, Fact])[] {
  return madeColumns(scene).flatMap(({ key, facts }) =>
    facts.flatMap((fact) => {
      const [now, then, more] = makingOf(fact)?.fields ?? [];
      return key === 'gain' && now !== undefined && then !== undefined && more === undefined
        ? [[now, then] as const]
        : [];
    }),
  );
}

/** "From 410 in January to 256 in April": the last that is told before a percentage against the first. */
function pairsTold(
  reading: AnswerReading,
  facts: readonly Fact[],
  { start }: Mention,
  sentence: Sentence,
): readonly (readonly [Fact, Fact])[] {
  const told = reading.mentions
    .filter((other) => isWithin(other, sentence) && other.end <= start && other.readings.length > 0)
    .flatMap((other) => facts.filter((fact) => saysFact(reading, other, fact)));
  const [first, second, third] = new Set(told);
  return first === undefined || second === undefined || third !== undefined || first.value === 0
    ? []
    : [[second, first]];
}

/** The values of two things that a sentence names, the first against the second. */
function pairsNamed(
  reading: AnswerReading,
  facts: readonly Fact[],
  sentence: Sentence,
): readonly (readonly [Fact, Fact])[] {
  const placeOf = (fact: Fact) =>
    reading.anchors.find(
      (anchor) =>
        isWithin(anchor, sentence) && anchor.members.some((member) => fact.members.includes(member)),
    )?.start ?? Number.POSITIVE_INFINITY;
  const named = facts
    .filter(({ members }) => members.some((member) => isNamed(reading, member, sentence)))
    .sort((a, b) => placeOf(a) - placeOf(b));
  const [first, second, third] = named;
  return first === undefined || second === undefined || third !== undefined || second.value === 0
    ? []
    : [[first, second]];
}

/** Whether a percentage says a share, rounded as far as it is written. */
export function isShareSaid({ readings, approximate }: Mention, share: number): boolean {
  return readings.some((each) => {
    if (each.as !== 'quantity' || each.unit !== '%') return false;
    const slack =
      approximate === undefined
        ? each.precision / 2
        : Math.max(each.precision / 2, Math.min(2.5, Math.abs(each.value) * 0.12));
    return Math.abs(each.value - share * 100) <= slack + 1e-9;
  });
}

/** Whether a figure with a word of direction beside it is what a field of changes says with its sign. */
export function isChangeSaid(reading: AnswerReading, mention: Mention, { key, value }: Fact): boolean {
  const isChange = wordsOf(key).some((word) =>
    /^(?:change|delta|growth|diff|difference|trend|increase)$/.test(word),
  );
  return (
    isChange &&
    typeof value === 'number' &&
    directionOf(reading, mention, wholeOf(reading)) === Math.sign(value)
  );
}

const wholeOf = ({ answered }: AnswerReading): Sentence => ({ start: 0, end: answered.response.length });
