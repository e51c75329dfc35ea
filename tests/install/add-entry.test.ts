// Adding an entry to a configuration: it is there afterwards, and everything else is what it was.
import fc from 'fast-check';
import { type ParseError, parse, visit } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { startsToolGrad } from '../../src/config/self.ts';
import { addEntry } from '../../src/install/add-entry.ts';

const entry = { command: 'npx', args: ['-y', 'toolgrad-mcp', 'serve', '--demo'] };
const isOurs = (value: unknown) => {
  const { command, args } = value as { command?: string; args?: string[] };
  return typeof command === 'string' && startsToolGrad(command, args ?? [], '/');
};
const add = (text: string, key = 'mcpServers') =>
  addEntry(text, { key, name: 'toolgrad', fields: entry, isOurs }, 'mcp.json');

function read(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  expect(errors, text).toEqual([]);
  return value;
}

function commentsIn(text: string): string[] {
  const comments: string[] = [];
  const content = text.replace(/^\uFEFF/, '');
  visit(content, { onComment: (offset, length) => comments.push(content.slice(offset, offset + length)) });
  return comments;
}

/** Whether the text could have come of the other by insertions alone. */
function holds(text: string, other: string): boolean {
  let at = 0;
  for (const character of text) if (character === other[at]) at += 1;
  return at === other.length;
}

describe('what is written', () => {
  test('a file that is empty', () => {
    expect(add('')).toBe(`{
  "mcpServers": {
    "toolgrad": {
      "command": "npx",
      "args": [
        "-y",
        "toolgrad-mcp",
        "serve",
        "--demo"
      ]
    }
  }
}`);
    expect(read(add('// mine\n'))).toEqual({ mcpServers: { toolgrad: entry } });
  });

  test('behind other servers, each comment where it was', () => {
    const text = `{
\t// what I use
\t"mcpServers": {
\t\t"crm": { "command": "crm" } // of the company
\t\t// "old": {}
\t},
\t"theme": "dark",
}
`;
    expect(add(text)).toBe(`{
\t// what I use
\t"mcpServers": {
\t\t"crm": { "command": "crm" }, // of the company
\t\t"toolgrad": {
\t\t\t"command": "npx",
\t\t\t"args": [
\t\t\t\t"-y",
\t\t\t\t"toolgrad-mcp",
\t\t\t\t"serve",
\t\t\t\t"--demo"
\t\t\t]
\t\t}
\t\t// "old": {}
\t},
\t"theme": "dark",
}
`);
  });

  test('in one line, where the file is one', () => {
    expect(add('{"mcpServers":{"crm":{"command":"crm"}}}')).toBe(
      `{"mcpServers":{"crm":{"command":"crm"}, "toolgrad": ${JSON.stringify(entry)}}}`,
    );
  });

  test('with the line breaks of Windows and a byte order mark, where the file has them', () => {
    const text = add('\uFEFF{\r\n  "mcpServers": {}\r\n}\r\n');
    expect(text.startsWith('\uFEFF{\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(read(text)).toEqual({ mcpServers: { toolgrad: entry } });
  });

  test('an older entry of ours is brought up to date, and what was added to it stays', () => {
    const text = `{
  "mcpServers": {
    "toolgrad": {
      "command": "npx", // by npm
      "args": ["-y", "toolgrad-mcp@0.1.0", "serve", "--config", "old.json"],
      "env": { "LANG": "C" }
    }
  }
}`;
    const added = add(text);
    expect(read(added)).toEqual({ mcpServers: { toolgrad: { ...entry, env: { LANG: 'C' } } } });
    expect(commentsIn(added)).toEqual(['// by npm']);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'another server of that name',
      '{"mcpServers":{"toolgrad":{"command":"other"}}}',
      /another server named toolgrad.*--name/,
    ],
    [
      'a remote server of that name',
      '{"mcpServers":{"toolgrad":{"url":"http://x"}}}',
      /another server named toolgrad/,
    ],
    ['servers that are a list', '{"mcpServers":[]}', /"mcpServers" in mcp.json is not an object/],
    ['a file that is a list', '[]', /mcp.json does not contain a JSON object/],
    ['servers that stand there twice', '{"mcpServers":{},"mcpServers":{}}', /has "mcpServers" 2 times/],
  ])('%s', (_, text, message) => {
    expect(() => add(text)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringMatching(message) }),
    );
  });
});

describe('whatever stands in the file', () => {
  const name = fc.stringMatching(/^[a-z"\\é,{}/* ]{1,8}$/).filter((text) => text !== 'toolgrad');
  const server = fc.oneof(
    fc.record({ command: fc.string(), args: fc.array(fc.string()) }, { requiredKeys: ['command'] }),
    fc.record({ url: fc.webUrl(), headers: fc.dictionary(name, fc.string(), { noNullPrototype: true }) }),
  );
  const servers = fc.dictionary(name, server, { noNullPrototype: true, maxKeys: 4 });
  const others = fc.dictionary(
    name.filter((key) => key !== 'mcpServers'),
    fc.jsonValue(),
    { noNullPrototype: true, maxKeys: 3 },
  );
  const comment = fc.oneof(
    fc.stringMatching(/^[a-z,"{}:é ]{0,9}$/).map((text) => `// ${text}\n`),
    fc.stringMatching(/^[a-z,"{}:\n ]{0,9}$/).map((text) => `/* ${text} */`),
  );
  const space = fc.oneof(fc.constantFrom('', ' ', '\t', '\n', '\n  ', '\r\n'), comment);

  /** The value as somebody might have written it: blanks and comments between any two tokens, commas behind the last. */
  function written(value: unknown, draw: (what: typeof space) => string): string {
    const gap = () => draw(space);
    const list = (items: readonly string[], [open, close]: string) => {
      const comma = items.length > 0 && gap().includes('\n') ? ',' : '';
      return `${open}${gap()}${items.join(`${gap()},${gap()}`)}${gap()}${comma}${gap()}${close}`;
    };
    if (Array.isArray(value))
      return list(
        value.map((item) => written(item, draw)),
        '[]',
      );
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const properties = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}${gap()}:${gap()}${written(item, draw)}`,
    );
    return list(properties, '{}');
  }

  const document = fc
    .tuple(fc.option(servers, { nil: undefined }), others, fc.gen())
    .map(([mine, rest, draw]) => {
      const value = { ...rest, ...(mine === undefined ? {} : { mcpServers: mine }) };
      return `${draw(() => space)}${written(value, (what) => draw(() => what))}${draw(() => space)}`;
    });

  test('nothing is lost, moved or changed, and a second time changes nothing', () => {
    fc.assert(
      fc.property(document, (text) => {
        const added = add(text);
        const { mcpServers = {}, ...rest } = read(text) as { mcpServers?: object };
        expect(read(added)).toEqual({ ...rest, mcpServers: { ...mcpServers, toolgrad: entry } });
        expect(commentsIn(added)).toEqual(commentsIn(text));
        expect(holds(added, text)).toBe(true);
        expect(add(added)).toBe(added);
      }),
      { numRuns: 500 },
    );
  });
});
