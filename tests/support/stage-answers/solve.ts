// Answering `solve`: each sentence that says a tool's phrase is a call of it, with the values that the sentence says.
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { wordsOf } from '../../../src/text/naming.ts';
import { ownName } from './facts.ts';
import { phraseOf, readArgument } from './phrase.ts';
import { quotedIn, type Sections } from './prompt.ts';
import { type Parameter, type ToolLine, toolsIn } from './signature.ts';

export function answerSolve(sections: Sections): object {
  const tools = [...toolsIn(sections.get('Tools')).values()];
  const sentences = quotedIn(sections.get('Query')).split(/(?<=[.?!])\s+/);
  const calls = sentences.flatMap((sentence) => {
    const tool = meantBy(sentence, tools);
    return tool === undefined
      ? []
      : [{ tool: tool.name, arguments: JSON.stringify(saidArguments(sentence, tool)) }];
  });
  return { calls };
}

/** The tool whose phrase the sentence says, the longest of several; else the one most of whose words it says. */
export function meantBy(sentence: string, tools: readonly ToolLine[]): ToolLine | undefined {
  const said = tools.filter(({ name }) => new RegExp(`\\b${phraseOf(name)}\\b`, 'i').test(sentence));
  const exact = said.sort((a, b) => phraseOf(b.name).length - phraseOf(a.name).length)[0];
  if (exact !== undefined) return exact;
  const words = new Set(wordsOf(sentence));
  const share = ({ name }: ToolLine) => {
    const own = wordsOf(ownName(name));
    return own.filter((word) => words.has(word)).length / own.length;
  };
  const likely = tools.filter((tool) => share(tool) > 0.5).sort((a, b) => share(b) - share(a));
  return likely[0];
}

/** Required arguments that the sentence does not say depend on a result: null. */
export function saidArguments(sentence: string, { parameters }: ToolLine): JsonObject {
  return Object.fromEntries(
    parameters.flatMap((parameter): [string, JsonValue][] => {
      const said = readArgument(sentence, parameter.name).map((text) => asTyped(text, parameter));
      const value = parameter.type.endsWith('[]') && said.length > 0 ? said : said[0];
      if (value !== undefined) return [[parameter.name, value]];
      const isSwitch = parameter.type === 'boolean' && sentence.includes(wordsOf(parameter.name).join(' '));
      if (isSwitch) return [[parameter.name, !sentence.includes(`no ${wordsOf(parameter.name).join(' ')}`)]];
      return parameter.required ? [[parameter.name, null]] : [];
    }),
  );
}

function asTyped(text: string, { type, choices }: Parameter): JsonValue {
  const isNumber =
    type === 'integer' || type === 'number' || choices.some((choice) => typeof choice === 'number');
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}
