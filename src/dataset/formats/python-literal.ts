// JSON values as Python writes them: what the call strings of BFCL and ToolGrad are made of.
import type { JsonObject, JsonValue } from '../../model/json.ts';

/** A literal that Python's `ast.literal_eval` reads as the same value: `True`, `None`, `'it\'s'`, `{'a': [1, 2.5]}`. */
export function pythonLiteral(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0.0' : String(value);
  if (typeof value === 'string') return pythonString(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(pythonLiteral).join(', ')}]`;
  const entries = Object.entries(value as JsonObject).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${pythonString(key)}: ${pythonLiteral(item)}`).join(', ')}}`;
}

/** `f(a=1, b='x')`. The names must be Python identifiers. */
export function pythonCall(name: string, parameters: JsonObject): string {
  const list = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return `${name}(${list.map(([key, value]) => `${key}=${pythonLiteral(value)}`).join(', ')})`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function pythonString(text: string): string {
  // Control characters would end the literal or the line; half a surrogate pair cannot be written as UTF-8 at all.
  const unsafe = /[\\'\p{Cc}\u2028\u2029]|\p{Cs}/gu;
  return `'${text.replace(unsafe, (character) => escapes[character] ?? hexEscape(character))}'`;
}

function hexEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Python's reserved words: none can be the name of a function or a parameter. */
const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Names that Python takes for identifiers, by what they stand for: `my-server__get.all` becomes `my_server__get_all`. */
export function pythonNames(names: readonly string[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const taken = new Set(names.filter((name) => identifierOf(name) === name));
  for (const name of names) {
    if (renamed.has(name)) continue;
    let identifier = identifierOf(name);
    for (let count = 2; identifier !== name && taken.has(identifier); count++) {
      identifier = `${identifierOf(name)}_${count}`;
    }
    taken.add(identifier);
    renamed.set(name, identifier);
  }
  return renamed;
}

function identifierOf(name: string): string {
  const identifier = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9]|$)/, '_');
  return keywords.has(identifier) ? `_${identifier}` : identifier;
}
