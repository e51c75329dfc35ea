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
  return wordsOf(name).some((word) => codeWords.has(singular(word)));
}

/** The required parameter for which a tool has to be left alone: it takes code, and the schema gives no example. */
export function unwritableParameter(tool: Tool): string | undefined {
  const properties = propertiesOf(tool.inputSchema);
  return requiredOf(tool.inputSchema).find((name) => {
    const schema = properties.get(name);
    if (!isCode(name) || !isObject(schema)) return false;
    return !['examples', 'example', 'default', 'enum', 'const'].some((key) => schema[key] !== undefined);
  });
}
