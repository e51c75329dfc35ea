// How a change was made, as an answer tells it: "I rebased it" of a squash merge, "a market order" of one with a limit.
import { isObject, type JsonValue } from '../../model/json.ts';
import type { Tool } from '../../model/tool.ts';
import type { Step } from '../../model/workflow.ts';
import { isWriting } from '../../outcomes/is-writing.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { stemOf } from '../../text/field-words.ts';
import { toolNoun, wordsOf } from '../../text/naming.ts';
import { type Token, tokenize } from '../../text/sayings/tokens.ts';
import { type Problem, quoted, sampleProblem } from '../verdict.ts';

const denying =
  /^(?:not|no|never|without|instead|than|rather|of|or|neither|nor|if|whether|would|could|n['’]t)$/;
const reporting = /^(?:i|we|i['’]ve|we['’]ve|was|were|been|is|are|and|now|then|also|just)$/;

/** Words for another way than the one that a call chose from those its schema allows. */
export function methodProblems(
  response: string,
  query: string,
  steps: readonly Step[],
  tools: readonly Tool[],
): readonly Problem[] {
  const tokens = tokenize(response);
  const asked = new Set(tokenize(query).map(({ word }) => stemOf(word)));
  return steps.flatMap((step): readonly Problem[] => {
    const tool = tools.find(({ name }) => name === step.name);
    if (tool === undefined || step.failed === true || !isWriting(tool)) return [];
    const own = new Set(wordsOf(step.tool).map(stemOf));
    return choicesOf(step, tool).flatMap(({ name, value, others }) => {
      const nouns = new Set([...wordsOf(name), ...toolNoun(step.tool).split(' ')].map(stemOf));
      const said = tokens.find(
        (token, at) =>
          others.has(stemOf(token.word)) &&
          !own.has(stemOf(token.word)) &&
          !asked.has(stemOf(token.word)) &&
          !isDenied(tokens, at) &&
          (isReported(tokens, at) || isAttribute(tokens, at, nouns)),
      );
      return said === undefined
        ? []
        : [
            sampleProblem(
              `The response says ${quoted(said.text)}, while the ${name.replaceAll('_', ' ')} was ${quoted(value)}.`,
              'Report the change as it was made.',
            ),
          ];
    });
  });
}

interface Choice {
  readonly name: string;
  readonly value: string;
  /** The stems of the values that were not chosen. */
  readonly others: ReadonlySet<string>;
}

/** The arguments of a call that are one word of several, as the tool's schema lists them. */
function choicesOf({ arguments: given }: Step, { inputSchema }: Tool): readonly Choice[] {
  return Object.entries(given).flatMap(([name, value]): readonly Choice[] => {
    const schema = propertiesOf(inputSchema).get(name);
    const values: unknown = isObject(schema) ? schema.enum : undefined;
    if (typeof value !== 'string' || !Array.isArray(values)) return [];
    const others = (values as readonly JsonValue[]).flatMap((each) =>
      typeof each === 'string' && each !== value && /^\p{Ll}{4,}$/u.test(each) ? [stemOf(each)] : [],
    );
    return others.length === 0 ? [] : [{ name, value, others: new Set(others) }];
  });
}

/** "I rebased it", "it was rebased": what was done, as a participle. */
function isReported(tokens: readonly Token[], at: number): boolean {
  return /(?:ed|en|wn|nt|ut)$/.test(tokens[at]?.word ?? '') && reporting.test(tokens[at - 1]?.word ?? '');
}

/** "A market order", "priority: high" */
function isAttribute(tokens: readonly Token[], at: number, nouns: ReadonlySet<string>): boolean {
  return [tokens[at + 1], tokens[at - 1]].some(
    (token) => token?.kind === 'word' && nouns.has(stemOf(token.word)),
  );
}

function isDenied(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 4), at).some(({ word }) => denying.test(word));
}
