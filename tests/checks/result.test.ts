import { describe, expect, test } from 'vitest';
import { resultCheck } from '../../src/checks/result.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Draft } from '../../src/model/sample.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import type { Step } from '../../src/model/workflow.ts';
import { resultFaults } from '../../src/outcomes/result-faults.ts';
import { draftOf, stepOf, structured, textResult, toolOf, verdictOn } from './draft.ts';

const outputSchema: JsonObject = {
  type: 'object',
  properties: { total: { type: 'integer' } },
  required: ['total'],
};

describe('a result that can be kept', () => {
  test.each<[string, ToolResult]>([
    ['a record', structured({ id: 'cus_1', name: 'Acme', tags: [] })],
    ['a list', structured({ orders: [{ id: 'ord_1' }], total: 1 })],
    ['a number by itself', structured({ total: 0 })],
    ['a no', structured({ available: false })],
    ['prose', textResult('Berlin, 12 °C and cloudy.')],
    ['a ticket about an error', structured({ ticket: { title: 'Error: login fails', status: 'error' } })],
    ['a text about an error', textResult('The customer reports an error when logging in.')],
    ['a document that begins with an error', textResult(`Error: what it means\n\n${'Prose. '.repeat(20)}`)],
    ['a job that failed', structured({ id: 'job_1', status: 'failed', runs: 3 })],
    ['no error', structured({ error: null, rows: [1] })],
    ['a list of logged errors', structured({ errors: ['disk full'], host: 'a' })],
    ['a web page', textResult('<!doctype html><html><title>Opening hours</title><p>From 9 to 5.</p></html>')],
    ['an address that begins like a status', textResult('500 Main Street')],
    ['a picture', { content: [{ type: 'image', data: 'AAAA', mimeType: 'image/png' }] }],
    ['a status that is asked for', textResult('Locked')],
    ['a job and the status it ended with', structured({ id: 'job_1', status: 504, title: 'Nightly import' })],
    [
      'a page of many scripts',
      textResult(
        'Grüße, 東京, привет, שלום, नमस्ते, ภาษาไทย, 👩‍👩‍👧, 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      ),
    ],
    ['coloured output', textResult('\u001b[32mok\u001b[0m 3 passed')],
    ['a character that was lost', textResult(`The caf\ufffd in ${'the long street '.repeat(9)}`)],
    ['a text that finds something', textResult('No results on page 3 of 4, but 12 on the others.')],
  ])('%s', (_, result) => {
    expect(resultFaults(result, undefined)).toEqual([]);
  });
});

describe('a result that holds nothing', () => {
  test.each<[string, ToolResult]>([
    ['no content', { content: [] }],
    ['blank text', textResult(' \n')],
    ['an empty list', textResult('[]')],
    ['an empty object', textResult('{}')],
    ['null', textResult('null')],
    ['an envelope around nothing', structured({ orders: [], total: 0, next_cursor: null })],
    ['the same as text', textResult('{"orders":[],"total":0,"next_cursor":null}')],
    ['an envelope that echoes the question', structured({ query: 'x', page: 1, page_size: 20, hits: [] })],
    ['a nested envelope', structured({ data: { items: [] }, meta: { took: 3 } })],
    ['a record that is not there', structured({ customer: null })],
    ['a sentence that says so', textResult('No matches found')],
    ['another one', textResult('0 results.')],
  ])('%s', (_, result) => {
    expect(resultFaults(result, undefined)).toEqual(['is empty']);
  });
});

describe('an error in the clothing of a success', () => {
  test.each<[string, ToolResult]>([
    ['an object with an error', structured({ error: 'not found' })],
    ['the same as text', textResult('{"error":{"code":404}}')],
    ['success: false', structured({ success: false, message: 'Nope.' })],
    ['status: error', structured({ status: 'error', message: 'Nope.' })],
    ['an error message', textResult('Error: customer not found')],
    ['a status line', textResult('404 Not Found')],
    ['a JavaScript trace', textResult('TypeError: x is undefined\n    at main (/app/index.js:3:1)')],
    ['a Python trace', textResult('Traceback (most recent call last):\n  File "a.py", line 1')],
    ['what a proxy says', textResult('upstream connect error or disconnect/reset before headers')],
    ['a reason phrase alone', textResult('Service Unavailable')],
    ["a storage's error", textResult('<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code></Error>')],
    ['a page that asks to sign in', textResult('<!doctype html><title>Sign in</title><form></form>')],
    ['a problem document', structured({ type: 'about:blank', title: 'Not Found', status: 404 })],
    ["a framework's error", textResult('{"detail":"Not Found"}')],
    ["a gateway's error", structured({ message: 'Internal Server Error', requestId: 'a-1' })],
    ['an error in the object that holds a text', structured({ result: '502 Bad Gateway' })],
    [
      'an error page beside structured content',
      {
        ...structured({ total: 1 }),
        content: [{ type: 'text', text: '<html><h1>502 Bad Gateway</h1></html>' }],
      },
    ],
    [
      "an error's JSON beside structured content",
      { ...structured({ total: 1 }), content: [{ type: 'text', text: '{"message":"Server error"}' }] },
    ],
    ['an HTML error page', textResult('<html><head><title>502 Bad Gateway</title></head></html>')],
  ])('%s', (_, result) => {
    expect(resultFaults(result, undefined)).toHaveLength(1);
  });
});

describe('text that is none', () => {
  test.each<[string, string, string]>([
    ['half of an emoji', 'a\ud83d b', 'half of a character (a lone surrogate)'],
    ['NUL', 'a\u0000b', 'binary data (U+0000)'],
    [
      'bytes of a picture',
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]).toString('latin1'),
      'binary data (U+0089)',
    ],
    ['bytes that were no UTF-8', `PNG${'\ufffd'.repeat(9)}`, 'binary data (U+FFFD)'],
    ['a noncharacter', 'a\ufffeb', 'binary data (U+FFFE)'],
    ['text that is turned round', 'user\u202egnp.exe', 'characters that change the text direction (U+202E)'],
    ['letters that nobody sees', 'Hello\u{e0068}\u{e0069}', 'invisible letters (Unicode tags)'],
    ['a tower of accents', `Z${'\u0351'.repeat(12)}algo`, 'stacked combining marks'],
  ])('%s', (_, text, garbled) => {
    expect(resultFaults(textResult(text), undefined)).toEqual([`contains ${garbled}`]);
    expect(resultFaults(structured({ list: [{ deep: text }] }), undefined)).toEqual([`contains ${garbled}`]);
  });
});

test('a result has to keep the promise of its output schema', () => {
  expect(resultFaults(structured({ total: 3 }), { outputSchema })).toEqual([]);
  expect(resultFaults(textResult('3 of them'), { outputSchema })[0]).toContain('no structured content');
  expect(resultFaults(structured({ total: 'three' }), { outputSchema })[0]).toContain(
    '/total must be integer',
  );
});

test('an error that is marked as one is told in the server’s words', () => {
  expect(resultFaults({ ...textResult('No such customer.'), isError: true }, undefined)).toEqual([
    'is an error: No such customer.',
  ]);
});

test('the verdict names the step', async () => {
  const tool = toolOf('get', {});
  const verdict = await verdictOn(resultCheck, draftOf(stepOf(4, 'get', {}, textResult('[]')), tool));
  expect(verdict.detail).toBe('The result of step_4 (crm__get) is empty.');
  expect(verdict.critiques).toMatchObject([{ tool: 'crm__get', path: null }]);
});

describe('a refusal', () => {
  const refusal: ToolResult = { content: [{ type: 'text', text: 'Not on a weekend.' }], isError: true };
  const refused = { ...stepOf(1, 'move', { day: 7 }, refusal), failed: true as const };
  const { failed: _, ...unmarked } = refused;
  const repair = { ...stepOf(2, 'move', { day: 9 }, structured({ day: 9 })), repairs: 'step_1' };
  const draft = (form: Draft['form'], ...steps: readonly Step[]): Draft => ({
    ...draftOf(refused, toolOf('move', {})),
    form,
    workflow: { chains: [{ id: 'chain_1', steps }] },
  });

  test('is no fault in a recovery that repairs it by another value', async () => {
    expect((await verdictOn(resultCheck, draft(['recovery'], refused, repair))).status).toBe('passed');
  });

  test.each<[string, Draft]>([
    ['in any other form', draft(['change'], refused, repair)],
    ['that nothing repairs', draft(['recovery'], refused)],
    ['that the very same call repairs', draft(['recovery'], refused, { ...repair, arguments: { day: 7 } })],
    ['that nobody has marked', draft(['recovery'], unmarked, repair)],
  ])('is one %s', async (_, one) => {
    expect((await verdictOn(resultCheck, one)).status).toBe('failed');
  });
});
