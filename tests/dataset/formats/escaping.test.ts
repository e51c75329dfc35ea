// What stands in values never breaks the text around them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNamed } from '../../../src/dataset/formats/formats.ts';
import { pythonCall, pythonLiteral, pythonNames } from '../../../src/dataset/formats/python-literal.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { leftOut, rowOf } from './encode-pair.ts';
import { chain, type Pair } from './varied-examples.ts';

/** Texts made of what could be mistaken for markup or for the end of a literal. */
const treacherous = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<tool_call>',
        '</tool_call>',
        '</tools>',
        '<tool_response>',
        '</tool_responses>',
        '<',
        '\\u003c',
      ),
      fc.constantFrom("'", '"', '\\', '\n', '\r', '\t', '\0', '\u2028', '\u007f', '{', ')', ']', '\ud800'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('hermes', () => {
  const hermes = formatNamed('hermes');

  /** What a reader that goes by the tags finds: the JSON between them. */
  function between(tag: string, text: string): readonly JsonValue[] {
    return [...text.matchAll(new RegExp(`<${tag}>\\n(.*?)\\n</${tag}>`, 'gs'))].map(([, json = '']) =>
      JSON.parse(json),
    );
  }

  function withTexts({ example, sample }: Pair, value: string, shown: string): Pair {
    const turns = example.turns.map((calls) =>
      calls.map((call) => ({ ...call, arguments: { value }, shown })),
    );
    const tools = example.tools.map((tool) => ({ ...tool, description: value }));
    return { example: { ...example, turns, tools }, sample };
  }

  test('calls, results and tools are found whole, whatever stands in them', () => {
    fc.assert(
      fc.property(treacherous, treacherous, (value, shown) => {
        const pair = withTexts(chain, value, shown);
        const turns = rowOf(hermes, pair).conversations as readonly { from: string; value: string }[];
        const said = turns
          .filter(({ from }) => from === 'gpt')
          .flatMap((turn) => between('tool_call', turn.value));
        const calls = pair.example.turns.flat();
        expect(said).toEqual(calls.map((call) => ({ name: call.name, arguments: { value } })));
        const given = turns
          .filter(({ from }) => from === 'tool')
          .flatMap((turn) => between('tool_response', turn.value));
        expect(given.map((result) => (result as JsonObject).name)).toEqual(calls.map((call) => call.name));
        const [tools] = between('tools', turns[0]?.value ?? '');
        expect(tools).toEqual(JSON.parse(rowOf(hermes, pair).tools as string));
      }),
    );
  });

  test('an answer that holds a tag is left out, as text cannot be escaped', () => {
    const answering = (response: string): Pair => ({ ...chain, example: { ...chain.example, response } });
    expect(leftOut(hermes, answering('Write <tool_call> first.'))).toMatch(/contains a tag/);
    expect(leftOut(hermes, answering('Write <tool> first.'))).toBeUndefined();
  });
});

describe('Python literals', () => {
  test('are what Python would write', () => {
    expect(pythonLiteral({ a: [1, -2.5, true, null], "it's": 'C:\\x\n' })).toBe(
      "{'a': [1, -2.5, True, None], 'it\\'s': 'C:\\\\x\\n'}",
    );
    expect(pythonCall('f', { a: 1, b: 'x' })).toBe("f(a=1, b='x')");
    expect(pythonCall('f', {})).toBe('f()');
    expect(pythonLiteral(1e21)).toBe('1e+21');
  });

  test('of texts stand on one line, and read back as the text', () => {
    fc.assert(
      fc.property(treacherous, (text) => {
        const literal = pythonLiteral(text);
        expect(literal).not.toMatch(/[\p{Cc}\u2028\u2029]|\p{Cs}/u);
        expect(readPythonString(literal)).toBe(text);
      }),
    );
  });

  test('names become identifiers, each its own', () => {
    const names = ['a-b', 'a_b', 'a.b', 'from', '1st', 'ok', 'größe', ''];
    const renamed = pythonNames(names);
    expect(names.map((name) => renamed.get(name))).toEqual([
      'a_b_2',
      'a_b',
      'a_b_3',
      '_from',
      '_1st',
      'ok',
      'gr__e',
      '_',
    ]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(treacherous, fc.string())), (any) => {
        const identifiers = [...pythonNames(any).values()];
        expect(new Set(identifiers).size).toBe(any.length);
        for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      }),
    );
  });
});

/** The text that a single-quoted Python literal stands for, by Python's rules for escapes. */
function readPythonString(literal: string): string {
  const inner = /^'((?:[^'\\]|\\.)*)'$/su.exec(literal)?.[1];
  if (inner === undefined) throw new Error(`Not one literal: ${literal}`);
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'" };
  return inner.replace(/\\(u([0-9a-f]{4})|.)/gsu, (_, letter: string, code: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    const character = escapes[letter];
    if (character === undefined) throw new Error(`Python knows no escape \\${letter}.`);
    return character;
  });
}
