// "Claire Moret, the owner of Rheintal Bus", who is its CFO: a role behind a name that is another one's.
import { fold } from '../../text/sayings/tokens.ts';
import { textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

const roleKey = /(?:^|_)(?:role|title|job_title|position|job|function|occupation|profession)$/i;
const apposed =
  /^[”"*]?(?:,\s|\s\()(?:(?:the|an?|our|your|their|its|his|her)\s)?(\p{L}[\p{L} -]{1,40}?)(?=\s(?:of|at|in|for|from)\s|[,.;:)])/u;

/** Roles that are said of somebody whose record has another one, and that somebody else has. */
export function roleObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const roles = reading.scene.facts.filter(
    ({ key, value }) => roleKey.test(key) && typeof value === 'string' && value.length <= 60,
  );
  if (roles.length < 2) return [];
  return reading.mentions.flatMap((mention): readonly Objection[] => {
    if (mention.kind !== 'name' && mention.kind !== 'quotation') return [];
    const said = apposed.exec(textBehind(response, mention.end))?.[1];
    if (said === undefined) return [];
    const word = fold(said);
    const own = roles.filter((role) => isNamedIn(reading, role, mention.text));
    const isOthers = roles.some(({ value }) => fold(String(value)) === word);
    const [first] = own;
    const isOwn = own.some(({ value }) => {
      const role = fold(String(value));
      return role.includes(word) || word.includes(role);
    });
    if (first === undefined || isOwn || !isOthers) return [];
    const start = mention.end + textBehind(response, mention.end).indexOf(said);
    return [
      {
        text: said,
        start,
        what: `${JSON.stringify(said)} is another one's: the ${first.key.replaceAll('_', ' ')} of ${mention.text} is ${String(first.value)}.`,
        instead: 'Say the role that the results give.',
      },
    ];
  });
}

/** Whether the record of a role is that of a name. */
function isNamedIn({ scene }: AnswerReading, role: Fact, name: string): boolean {
  return (scene.byText.get(name) ?? []).some(
    ({ step, record, key }) => step === role.step && record === role.record && key !== role.key,
  );
}
