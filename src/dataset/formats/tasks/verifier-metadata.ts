// What a grader outside of this program needs to know of a sample: its facts with their proofs, and its changes.
import { provableValue } from '../../../grounding/stored-value.ts';
import { callsOf, type Example, type ExampleCall, earlierCalls, isNegative } from '../../../model/example.ts';
import { type JsonObject, type JsonValue, plainText } from '../../../model/json.ts';
import type { Sample } from '../../../model/sample.ts';
import { mayWrite } from '../../../model/tool.ts';
import { isDropped, rightFacts } from '../../../scoring/right-facts.ts';
import { wantedSpeech } from '../../../scoring/score-speech.ts';

/** Characters of the words of names that were seen. */
const longestSeen = 4000;

/**
 * `claims`: the facts that are asked for, each with the proof and the step values it reads (`values`, `args`), so that it
 * can be evaluated anew; `writes`: the changes of the right answer; `writing_tools`: the tools in view that may change
 * something; `left_undone`: whether the right answer reports that a change was not made; `seen`: the words that names in the other results are made of; `about`: the question and the right answer, whose names an answer may have. `calls` says whether anything has to be called at all. Of an exchange of a dialogue, `speech` says what has to be asked or declined, and `dropped` that a change is not wanted any more.
 */
export function verifierMetadata(example: Example, sample: Sample): JsonObject {
  const calls = callsOf(example);
  const claims = rightFacts(example).filter(({ isAsked }) => isAsked);
  const writing = new Set(example.tools.filter((tool) => mayWrite(tool)).map(({ name }) => name));
  const writes = calls.filter(({ name, failed }) => writing.has(name) && failed !== true);
  const read = new Set(claims.flatMap(({ proof }) => proof.match(/\$step_\d+/g) ?? []));
  const shown = [...earlierCalls(example), ...calls];
  const used = shown.filter(({ step }) => read.has(`$${step}`));
  const speech = wantedSpeech(example);
  const before = (example.history ?? []).flatMap(({ query, response }) => [query, response]);
  return {
    sample: taskId(example),
    kind: example.kind,
    today: sample.today,
    about: [...before, example.query, example.response],
    claims: claims.map(({ text, proof, values }) => ({ text, proof, values })),
    values: Object.fromEntries(used.map((call) => [call.step, provableValue(call) as JsonValue])),
    args: Object.fromEntries(used.map((call) => [call.step, call.arguments])),
    seen: namesSeen(shown.filter((call) => !used.includes(call))),
    writes: writes.map(({ name, arguments: given }) => ({ name, arguments: given })),
    left_undone: isLeftUndone(example),
    writing_tools: [...writing],
    calls: !isNegative(example) && calls.length > 0,
    ...(speech === undefined ? {} : { speech: { ...speech } }),
    ...(isDropped(example) ? { dropped: true } : {}),
  };
}

/** The sample's id; of an exchange of a dialogue with its number behind it: what the environment knows it by. */
export function taskId({ sample, history, id }: Example): string {
  return history === undefined ? sample : id;
}

/** Whether the condition of a change does not hold. */
function isLeftUndone({ account, response }: Example): boolean {
  const last = account?.exchanges.findLast((exchange) => exchange.response === response);
  return last?.claims.some((claim) => 'condition' in claim) ?? false;
}

/** Words in capital letters and with figures, each once: an answer may name what the calls have shown. */
function namesSeen(calls: readonly ExampleCall[]): string {
  const shown = calls.map(({ result }) => plainText(result)).join(' ');
  const words = shown.match(/(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{M}]{2,}|\p{L}*\d[\p{L}\d]*)/gu) ?? [];
  return [...new Set(words)].join(' ').slice(0, longestSeen);
}

/** Said to a model before the question: what a sample's dates are relative to. */
export function daySentence({ today }: Pick<Sample, 'today'>): string {
  return `Today is ${today}.`;
}
