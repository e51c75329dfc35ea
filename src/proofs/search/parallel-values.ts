// "A (€7), B (€9) and C (€8)": what stands in brackets behind each name of a list is the same field's.
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import { directCandidates } from './direct.ts';
import { joins } from './governors.ts';
import { factsAround, meaningOf } from './linked-records.ts';
import { type Name, namesOf } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, figuresBut } from './reading.ts';

interface Row {
  readonly name: Name;
  readonly figures: readonly Mention[];
  readonly end: number;
}

export function parallelObjections(reading: AnswerReading): readonly Objection[] {
  return runsOf(reading).flatMap((rows) => {
    const columns = Math.min(...rows.map(({ figures }) => figures.length));
    return Array.from({ length: columns }, (_, at) => at).flatMap((at) =>
      columnObjections(reading, rows, at),
    );
  });
}

function columnObjections(reading: AnswerReading, rows: readonly Row[], at: number): readonly Objection[] {
  const cells = rows.flatMap(({ name, figures }) => {
    const figure = figures[at];
    return figure === undefined ? [] : [{ figure, name, keys: keysOf(reading, name, figure) }];
  });
  const counts = new Map<string, number>();
  for (const { keys } of cells) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  // Where fewer than all but one agree, no field is what is listed.
  if (most === cells.length || most < 1 || most < cells.length - 1) return [];
  const agreed = most > 1 ? [...counts].filter(([, count]) => count === most).map(([key]) => key) : undefined;
  // Of two that differ, the words beside them may say that they are of two fields.
  if (agreed === undefined && new Set(cells.map(({ figure }) => wordsBehind(reading, figure))).size > 1)
    return [];
  const expected = agreed ?? [...(cells[0]?.keys ?? [])];
  return cells
    .filter(({ keys }) => !expected.some((key) => keys.has(key)))
    .map(({ figure: { text, start }, name }) => ({
      text,
      start,
      what: `${JSON.stringify(text)} is not the ${expected[0]?.replaceAll('_', ' ')} of ${JSON.stringify(name.text)}, while the others' is said.`,
      instead: 'Say the same of each thing in a list.',
    }));
}

function wordsBehind({ answered }: AnswerReading, { kind, end }: Mention): string {
  return `${kind} ${/^[^,;()]*/.exec(textBehind(answered.response, end))?.[0].trim()}`;
}

/** The fields of a named thing that a figure says. */
function keysOf(reading: AnswerReading, name: Name, figure: Mention): ReadonlySet<string> {
  const said = new Set(directCandidates(reading, figure).flatMap(({ facts }) => facts));
  return new Set(
    meaningOf(reading, name)
      .places.flatMap((place) => factsAround(reading.scene, place))
      .filter((fact) => said.has(fact))
      .map(({ key }) => key),
  );
}

/** Names with figures in brackets that follow each other, two or more. */
function runsOf(reading: AnswerReading): readonly (readonly Row[])[] {
  const { response } = reading.answered;
  const figures = figuresBut(reading);
  const rows = namesOf(reading).flatMap((name): readonly Row[] => {
    const bracket = /^[”"'’»]?\s*\(([^()]*)\)/.exec(textBehind(response, name.end));
    if (bracket === null) return [];
    const end = name.end + bracket[0].length;
    const inside = figures.filter((figure) => figure.start >= name.end && figure.end <= end);
    return inside.length === 0 ? [] : [{ name, figures: inside, end }];
  });
  const runs: Row[][] = [];
  for (const row of rows) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && joins(response.slice(last.end, row.name.start))) runs.at(-1)?.push(row);
    else runs.push([row]);
  }
  return runs.filter((run) => run.length > 1);
}
