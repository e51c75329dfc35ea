// What was refused: where a call failed honestly and was repaired, the answer says so of the value that was refused.
import { canonical, isScalar, type JsonScalar } from '../../model/json.ts';
import type { Step } from '../../model/workflow.ts';
import { saysValue } from '../../text/sayings/says-value.ts';
import { splitClauses } from '../../text/sayings/split-sentences.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

/** Words that refuse what stands before them. */
const refusing =
  /\b(?:is|are|was|were|falls?) (?:(?:too|still too) \p{L}+|not (?:possible|available|free)|unavailable|on a (?:weekend|holiday)|in the past|(?:fully )?booked|full|closed|out of (?:reach|range)|off limits)\b/iu;

interface Refused {
  readonly refused: JsonScalar;
  readonly instead: JsonScalar;
}

/** The values that a repair gives in place of those that were refused. */
function refusedIn(steps: readonly Step[]): readonly Refused[] {
  return steps.flatMap((repair) => {
    const failed = steps.find(({ id }) => id === repair.repairs);
    if (failed === undefined) return [];
    return Object.entries(failed.arguments).flatMap(([key, refused]) => {
      const instead = repair.arguments[key];
      const isChanged = isScalar(refused) && isScalar(instead) && canonical(refused) !== canonical(instead);
      return isChanged ? [{ refused, instead }] : [];
    });
  });
}

/** The clauses that say of what was called instead that it was refused. */
export function refusals({ answered, mentions }: AnswerReading): readonly Objection[] {
  const changed = refusedIn(answered.steps);
  if (changed.length === 0) return [];
  const { response, today } = answered;
  return splitClauses(response).flatMap(({ start, end }) => {
    const clause = response.slice(start, end);
    const at = refusing.exec(clause)?.index;
    if (at === undefined) return [];
    const says = (text: string, value: JsonScalar) => saysValue(text, value, { today });
    return changed.flatMap(({ refused, instead }): readonly Objection[] => {
      // The last of the two before the words that refuse is what they are about.
      const subject = mentions.findLast(
        ({ start: from, end: to, text }) =>
          from >= start && to <= start + at && (says(text, refused) || says(text, instead)),
      );
      // What stands right before them is, even where it is neither.
      const nearest = mentions.findLast(
        ({ start: from, end: to, kind }) =>
          kind === 'date' && from >= start && to <= start + at && clause.slice(to - start, at).trim() === '',
      );
      const said = nearest ?? subject;
      if (said === undefined || says(said.text, refused)) return [];
      return [
        {
          text: said.text,
          start: said.start,
          what: `${JSON.stringify(said.text)} was not refused: ${JSON.stringify(refused)} was.`,
          instead: 'Say of the value that was refused that it was.',
        },
      ];
    });
  });
}
