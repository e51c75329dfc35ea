// What a model is shown of a result: never bytes, never more than is asked for, and never less than is taken from it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownResult } from '../../../src/dataset/examples/shown-result.ts';
import { resultValues } from '../../../src/grounding/bindings.ts';
import { type JsonValue, parseJsonText } from '../../../src/model/json.ts';
import { scalarsIn } from '../../../src/model/pointer.ts';
import type { ToolResult } from '../../../src/model/tool.ts';
import type { StepBinding } from '../../../src/model/workflow.ts';
import { asResult } from './small-world.ts';

const nothing: readonly StepBinding[] = [];

function text(...texts: string[]): ToolResult {
  return { content: texts.map((each) => ({ type: 'text', text: each })) };
}

function taking(from: string, more: Partial<StepBinding> = {}): StepBinding {
  return { path: '/id', source: 'step', step: 'step_1', from, ...more };
}

const orders = Array.from({ length: 400 }, (_, index) => ({
  id: `ord_${String(index).padStart(4, '0')}`,
  number: `SO-2026-${String(index + 2000)}`,
  note: `The goods of delivery ${index} were left at the gate.`,
}));

describe('a result as a model sees it', () => {
  it('is its text, as the server wrote it', () => {
    const pretty = JSON.stringify({ id: 1 }, null, 2);
    expect(shownResult(text(pretty, 'Two lines,\nof prose.'), 4000, nothing, '')).toBe(
      `${pretty}\nTwo lines,\nof prose.`,
    );
  });

  it('has the numbers as the server wrote them, cut or not', () => {
    const numbers = '"a": 12.0, "b": 1e3, "c": 9007199254740993, "d": -0.0';
    const written = ['"a":12.0', '"b":1e3', '"c":9007199254740993', '"d":-0.0'];
    expect(shownResult(text(`{${numbers}}`), 4000, nothing, '')).toBe(`{${numbers}}`);
    const long = `{${numbers}, "items": [${Array.from({ length: 500 }, (_, at) => `${at}.50`).join(', ')}]}`;
    const cut = shownResult(text(long), 300, nothing, '');
    for (const number of [...written, '0.50']) expect(cut).toContain(number);
    expect(cut).toContain('more items');
  });

  it('is the structured content where there is no text', () => {
    expect(shownResult({ content: [], structuredContent: { id: 'a' } }, 4000, nothing, '')).toBe(
      '{"id":"a"}',
    );
  });

  it('adds the structured content where the text lacks what a later call takes', () => {
    const result = {
      content: [{ type: 'text', text: 'Found one order.' }],
      structuredContent: { id: 'ord_7' },
    };
    expect(shownResult(result, 4000, [taking('/structuredContent/id')], '')).toBe(
      'Found one order.\n{"id":"ord_7"}',
    );
    expect(shownResult(result, 4000, nothing, 'Your order is ord_7.')).toBe(
      'Found one order.\n{"id":"ord_7"}',
    );
    expect(shownResult(result, 4000, nothing, 'There is an order.')).toBe('Found one order.');
  });

  it('names binary content by type and size', () => {
    const data = Buffer.alloc(12_000, 7).toString('base64');
    const result: ToolResult = {
      content: [
        { type: 'image', data, mimeType: 'image/png' },
        { type: 'audio', data: 'QUJD', mimeType: 'audio/wav' },
        { type: 'resource', resource: { uri: 'file:///a.pdf', mimeType: 'application/pdf', blob: data } },
        { type: 'resource', resource: { uri: 'file:///a.txt', text: 'Plain.' } },
        { type: 'resource_link', uri: 'file:///b.txt', name: 'b.txt' },
      ],
    };
    expect(shownResult(result, 4000, nothing, '').split('\n')).toEqual([
      '[image/png, 12 kB]',
      '[audio/wav, 3 B]',
      'file:///a.pdf [application/pdf, 12 kB]',
      'Plain.',
      '{"uri":"file:///b.txt","name":"b.txt"}',
    ]);
  });

  it('holds no base64, wherever it stands', () => {
    const bytes = fc
      .uint8Array({ minLength: 400, maxLength: 3000 })
      .filter((each) => new Set(each).size > 60);
    const place = fc.constantFrom('image', 'blob', 'text', 'uri', 'json', 'lines', 'unknown');
    fc.assert(
      fc.property(bytes, place, fc.integer({ min: 200, max: 5000 }), (raw, where, most) => {
        const data = Buffer.from(raw).toString('base64');
        const lines = data.replace(/.{76}/g, '$&\n');
        const results: Record<string, ToolResult> = {
          image: { content: [{ type: 'image', data, mimeType: 'image/png' }] },
          blob: { content: [{ type: 'resource', resource: { uri: 'a:b', blob: data } }] },
          text: text(`The file: ${data}.`),
          uri: text(`![chart](data:image/png;base64,${data})`),
          json: { content: [], structuredContent: { name: 'a.png', data } },
          lines: text(JSON.stringify({ body: lines }), lines),
          unknown: { content: [{ type: 'hologram', payload: data }] },
        };
        const shown = shownResult(results[where] as ToolResult, most, nothing, '');
        for (let at = 0; at + 70 < data.length; at += 35)
          expect(shown).not.toContain(data.slice(at, at + 70));
      }),
    );
  });

  it('leaves long words that are no bytes as they are', () => {
    const sequence = 'ACGT'.repeat(100);
    const hash = 'ab12'.repeat(32);
    expect(shownResult(text(`${sequence} ${hash}`), 4000, nothing, '')).toBe(`${sequence} ${hash}`);
  });

  it('stays JSON where it is cut, counts what is left out, and keeps a value from deep inside', () => {
    const shown = shownResult(
      asResult({ orders, total: 400 }),
      1000,
      [taking('/structuredContent/orders/317/id')],
      '',
    );
    const read = JSON.parse(shown) as { orders: (string | { id: string })[] };
    expect(shown.length).toBeLessThan(1300);
    expect(shown).toContain('ord_0317');
    expect(read.orders.at(-1)).toBe('… 82 more items');
    expect(read.orders.filter((each) => typeof each === 'object').at(-1)).toMatchObject({ id: 'ord_0317' });
  });

  it('keeps what the response says, in the item that a later call goes on with', () => {
    const cities = Array.from({ length: 300 }, (_, index) => ({
      id: `c_${index}`,
      country: index % 2 === 0 ? 'Peru' : 'Chile',
    }));
    const shown = shownResult(
      asResult({ cities }),
      700,
      [taking('/structuredContent/cities/251/id')],
      'It is in Chile, by SO-2026-2399.',
    );
    expect(shown).toContain('{"id":"c_251","country":"Chile"}');
    const said = shownResult(asResult({ orders }), 700, nothing, 'The last one is SO-2026-2399.');
    expect(said).toContain('SO-2026-2399');
  });

  it('keeps what is taken from the middle of a long text, with some words around it', () => {
    const lines = orders.map(({ id, number, note }) => `${id}: ${number}. ${note}`).join('\n');
    const start = lines.indexOf('ord_0200');
    const binding = taking('/content/0/text', { span: [start, start + 8] });
    const shown = shownResult(text(lines), 600, [binding], 'Delivery SO-2026-2301 was left at the gate.');
    expect(shown).toContain('ord_0200: SO-2026-2200.');
    expect(shown).toContain('SO-2026-2301');
    expect(shown).toMatch(/^ord_0000.*… \d+ more characters …/s);
    expect(shown.length).toBeLessThan(1000);
  });

  it('shows whatever is bound, whatever the limit, and JSON stays JSON', () => {
    const key = fc.stringMatching(/^[a-z_]{1,12}$/);
    const leaf = fc.oneof(fc.string({ minLength: 1, maxLength: 60 }), fc.integer(), fc.boolean());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 30 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 20 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(key, tree, { minKeys: 1, maxKeys: 8 }),
        fc.nat(),
        fc.integer({ min: 0, max: 400 }),
        (value, pick, most) => {
          const content = JSON.parse(JSON.stringify(value)) as Record<string, JsonValue>;
          const scalars = [...scalarsIn(content)].filter(
            (each) => typeof each.value === 'string' && parseJsonText(each.value) === undefined,
          );
          const chosen = scalars[pick % Math.max(1, scalars.length)];
          if (chosen === undefined) return;
          const shown = shownResult(
            asResult(content),
            most,
            [taking(`/structuredContent${chosen.pointer}`)],
            '',
          );
          const values = [...scalarsIn(JSON.parse(shown) as JsonValue)].map((each) => each.value);
          expect(values).toContain(chosen.value);
        },
      ),
    );
  });
});

describe('what is taken from a long result stays', () => {
  const rows = orders.map(({ id, number, note }) => [id, number, note]);
  const columns = ['id', 'number', 'note'];
  const wanted = 'ord_0317';
  const found = (result: ToolResult) => {
    const [place] = resultValues(result).filter(({ value }) => value === wanted);
    if (place === undefined) throw new Error('The value is not in the result.');
    const { value: _, ...from } = place;
    return shownResult(result, 2000, [{ path: '/id', source: 'step', step: 'step_1', ...from }], '');
  };

  it.each<[string, ToolResult]>([
    [
      'under a wrapper that the text lacks',
      { ...text(JSON.stringify(orders)), structuredContent: { result: orders } },
    ],
    [
      'in one of many blocks',
      { ...text(...orders.map((order) => JSON.stringify(order))), structuredContent: { result: orders } },
    ],
    ['in rows below columns', { content: [], structuredContent: { columns, rows } }],
    ['in rows below columns in a text', text(JSON.stringify({ columns, rows }))],
    ['in JSON behind a sentence', text(`Found 400 orders: ${JSON.stringify(orders)}`)],
    [
      'in a table',
      text(
        ['| id | number | note |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
          '\n',
        ),
      ),
    ],
  ])('%s', (_, result) => {
    const shown = found(result);
    expect(shown).toContain(wanted);
    expect(shown.length).toBeLessThan(JSON.stringify(result).length);
  });

  it('with all digits of large integers', () => {
    const posts = orders.map(({ note }, index) => `{"id":18901234567890${12345 + index},"note":"${note}"}`);
    const result = text(`[${posts.join(',')}]`);
    const [first] = resultValues(result);
    expect(first?.value).toBe('1890123456789012345');
    expect(shownResult(result, 2000, nothing, '')).toContain('1890123456789012345');
  });
});
