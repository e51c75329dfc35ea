// Enumerations: each of their names is of what the others are of, or of what is counted.
import { isObject } from '../../model/json.ts';
import { singular } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Predicate } from './counted-list.ts';
import { listsOf } from './counted-list.ts';
import type { Fact, Group } from './facts.ts';
import { joins } from './governors.ts';
import { predicatesIn } from './item-predicates.ts';
import { isSaid, type Name, namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

export function enumerations(reading: AnswerReading): readonly Objection[] {
  const names = namesOf(reading);
  return [
    ...listed(reading, names),
    ...counted(reading, names),
    ...ofCondition(reading),
    ...numberedObjections(reading),
  ];
}

/** "Owen, Stuart and the agenda": one of a list that is nothing of what the others are. */
function listed(reading: AnswerReading, names: readonly Name[]): readonly Objection[] {
  const { answered, scene } = reading;
  const runs: Name[][] = [];
  for (const name of names) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && joins(gapOf(answered.response, last, name))) runs.at(-1)?.push(name);
    else runs.push([name]);
  }
  return runs.flatMap((run): Objection[] => {
    if (run.length < 3) return [];
    const places = run.map((name) => new Set(scene.facts.filter((fact) => isSaid(fact, name)).map(placeOf)));
    const counts = new Map<string, number>();
    for (const each of places) for (const place of each) counts.set(place, (counts.get(place) ?? 0) + 1);
    const [most = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    if ((counts.get(most) ?? 0) < run.length - 1) return [];
    return run.flatMap((name, index) =>
      places[index]?.has(most) === true || places[index]?.size === 0
        ? []
        : [objection(name, 'is none of the list that the others are of')],
    );
  });
}

/** The list and the field that a fact is of. */
function placeOf({ step, pointer }: Fact): string {
  return `${step.id}${pointer.replace(/\/\d+(?=\/|$)/g, '/*')}`;
}

/** What is between two names, what is said of the first in brackets left out. */
function gapOf(response: string, a: Name, b: Name): string {
  return response
    .slice(a.end, b.start)
    .replace(/(?<!\s)\s*\([^()]*\)/g, '')
    .replace(/^[”"'’»]/, '');
}

/** "Yes, one: “X”", "there are two: X and Y": what is counted is named behind the colon. */
function counted(reading: AnswerReading, names: readonly Name[]): readonly Objection[] {
  const { answered, mentions, scene } = reading;
  return mentions.flatMap((mention): readonly Objection[] => {
    const sentence = sentenceAt(reading, mention);
    const behind = answered.response.slice(mention.end, sentence.end);
    const colon = /^[^:.;!?]*:\s*/.exec(behind)?.[0];
    if (mention.kind !== 'number' || colon === undefined) return [];
    const start = mention.end + colon.length;
    const first = names.find((name) => name.start >= start && name.start - start < 3);
    if (first === undefined) return [];
    const groups = groupsCounted(reading, mention);
    const items = scene.facts.filter((fact) =>
      groups.some((pointer) => `${fact.step.id}${fact.pointer}/`.startsWith(`${pointer}/`)),
    );
    if (items.length === 0) return [];
    const isOwn = (each: Name) =>
      // "Delta Ceramics' six pallets (NL-40218)": what an item has that is named, too.
      items.some(
        (fact) =>
          isSaid(fact, each) &&
          reading.anchors.some(
            (anchor) =>
              anchor.start >= start &&
              anchor.end <= sentence.end &&
              anchor.members.some((member) => member === fact.members.at(-1)),
          ),
      ) ||
      reading.anchors.some(
        ({ start: at, members }) =>
          at >= each.start - 1 &&
          at < each.end &&
          members.some(
            (member) =>
              items.some((fact) => fact.members.includes(member)) &&
              // What is quoted is quoted whole.
              (!/^[“"«]/.test(each.text) ||
                [...member.names, ...member.ids].some((called) => fold(called) === each.said)),
          ),
      ) ||
      items.some(
        (fact) =>
          typeof fact.value === 'string' &&
          (/^[“"'‘«]/.test(each.text)
            ? fold(fact.value) === each.said
            : fold(fact.value).includes(each.said)) &&
          (fact.members.at(-1)?.names.includes(fact.value) === true ||
            fact.members.at(-1)?.names.length === 0),
      );
    const hasNames = items.some((fact) => fact.members.at(-1)?.names.includes(String(fact.value)));
    if (!hasNames) return [];
    const [, ...rest] = names.slice(names.indexOf(first));
    let last = first;
    const run = [first];
    for (const next of rest) {
      if (next.start >= sentence.end || !joins(gapOf(answered.response, last, next))) break;
      run.push(next);
      last = next;
    }
    return run
      .filter((each) => !isOwn(each))
      .map((each) => objection(each, 'is none of what is counted there'));
  });
}

/** "Two are open: A and B", "six subfolders: …": what is listed behind the colon is so, where just so many are. */
function ofCondition(reading: AnswerReading): readonly Objection[] {
  const { answered, mentions, anchors } = reading;
  return mentions.flatMap((mention): readonly Objection[] => {
    const [first] = mention.readings;
    const sentence = sentenceAt(reading, mention);
    const colon = /^[^:.;!?]*:\s*/.exec(answered.response.slice(mention.end, sentence.end))?.[0];
    const isLast = mentions.every(
      ({ kind, start }) =>
        kind !== 'number' || start < mention.end || start >= mention.end + (colon?.length ?? 0),
    );
    if (mention.kind !== 'number' || first?.as !== 'number' || colon === undefined || !isLast) return [];
    // "One was won and one lost: A was won, B was lost" lists both.
    const isPair = mentions.some(
      ({ kind, end }) =>
        kind === 'number' &&
        end <= mention.start &&
        /^[^.;:]*\band\s+$/.test(answered.response.slice(end, mention.start)),
    );
    if (isPair) return [];
    const clause = { start: mention.end, end: mention.end + colon.length };
    return listsOf(reading).flatMap((list): readonly Objection[] => {
      const { group, items } = list;
      const meets = ({ holds }: Predicate, index: number) => {
        const item = items[index];
        return isObject(item) && holds(item);
      };
      const own = predicatesIn(reading, list, clause, clause).filter(
        (each) => items.filter((_, index) => meets(each, index)).length === first.value,
      );
      const [predicate, another] = own;
      if (group === undefined || predicate === undefined || another !== undefined) return [];
      return anchors
        .filter(
          ({ start, end, members }) =>
            start >= clause.end &&
            end <= sentence.end &&
            members.length === 1 &&
            members[0]?.group === group &&
            !meets(predicate, members[0].index) &&
            isListedAt(reading, group, clause.end, start),
        )
        .map(({ start, end }) => {
          const text = answered.response.slice(start, end);
          return objection({ text, start, end, said: text }, 'is none of those that are counted there');
        });
    });
  });
}

/** Whether a place is reached from another by names of a list that are only joined. */
function isListedAt({ anchors, answered }: AnswerReading, group: Group, from: number, to: number): boolean {
  const own = anchors.filter(
    ({ start, end, members }) => start >= from && end <= to && members[0]?.group === group,
  );
  const ends = [from, ...own.map(({ end }) => end)];
  return ends.every((end, index) => {
    const next = own[index]?.start ?? to;
    const between = answered.response.slice(end, next).replace(/^[”"'’»]?\s*\([^()]*\)/, '');
    return index === 0 ? /^[\s“"'‘«*_-]*(?:the\s+)?$/i.test(between) : joins(between.replace(/^[”"'’»]/, ''));
  });
}

/** Where the lists are whose length, or some of whose items, a number is. */
function groupsCounted(reading: AnswerReading, { readings, noun }: Mention): readonly string[] {
  const [first] = readings;
  if (first?.as !== 'number') return [];
  const { value } = first;
  const nouns = noun?.split(' ').map(singular) ?? [];
  const lists = listsOf(reading).filter(({ items }) => items.length >= value && items.length > 0);
  const called = lists.filter((list) =>
    nouns.some((word) => list.noun.split(' ').map(singular).includes(word)),
  );
  const last = reading.scene.steps.at(-1);
  const chosen = called.length > 0 ? called : lists.filter(({ step }) => step === last);
  return chosen.map(({ step, pointer }) => `${step.step.id}${pointer}`);
}

/** "Neckarstraße 8": a number behind a word that the results have with another one. */
function numberedObjections({ answered, mentions, scene }: AnswerReading): readonly Objection[] {
  return mentions.flatMap((mention): readonly Objection[] => {
    const word = /(?:^|[^\p{L}])(\p{Lu}\p{L}+|\p{L}{4,})\s$/u.exec(
      answered.response.slice(Math.max(0, mention.start - 40), mention.start),
    )?.[1];
    if (mention.kind !== 'number' || word === undefined) return [];
    // A word that is no name is only meant where word and number are all that is said: "hall 4".
    const isName = /^\p{Lu}/u.test(word);
    const texts = scene.facts.flatMap(({ value }) =>
      typeof value === 'string' &&
      (isName ? value.includes(`${word} `) : value.startsWith(`${word} `) && /^\p{L}+ \d+$/u.test(value))
        ? [value]
        : [],
    );
    const others = texts.filter((text) => new RegExp(`${word} \\d`, 'u').test(text));
    if (others.length === 0 || texts.some((text) => text.includes(`${word} ${mention.text}`))) return [];
    const { text, start, end } = mention;
    return [
      objection(
        { text, start, end, said: text },
        `is not what the results have behind ${JSON.stringify(word)}`,
      ),
    ];
  });
}
