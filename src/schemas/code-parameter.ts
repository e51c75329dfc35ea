// Parameters that take code: SQL, regular expressions, formulas. Nobody makes these up; they come from examples.
import { isObject } from '../model/json.ts';
import type { Tool } from '../model/tool.ts';
import { singular, wordsOf } from '../text/naming.ts';
import { propertiesOf, requiredOf } from './schema-validator.ts';

const codeWords = new Set(
  'sql regex regexp expression formula script code pattern glob jsonpath xpath template'.split(' '),
);

/** Whether a parameter of this name takes code. */
export function isCode(name: string): boolean {
  const words = wordsOf(name);
  // A `cost_centre_code` is short for a thing's name, as a `country_code` is.
  const isOfThing = words.length > 1 && words.at(-1) === 'code' && !written.test(words.at(-2) ?? '');
  return (isOfThing ? words.slice(0, -1) : words).some((word) => codeWords.has(singular(word)));
}

/** What code is written in, or part of. */
const written =
  /^(?:source|program|python|javascript|js|typescript|java|html|css|shell|bash|lua|ruby|vba|my|your|the)$/;

/** The required parameter for which a tool has to be left alone: it takes code, and the schema gives no example. */
export function unwritableParameter(tool: Tool): string | undefined {
  const properties = propertiesOf(tool.inputSchema);
  return requiredOf(tool.inputSchema).find((name) => {
    const schema = properties.get(name);
    if (!isCode(name) || !isObject(schema)) return false;
    return !['examples', 'example', 'default', 'enum', 'const'].some((key) => schema[key] !== undefined);
  });
}
