import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { resultFaults } from '../../src/core/result-faults.ts';
import type { ToolResult } from '../../src/core/tool.ts';
import { resultCheck } from '../../src/verification/result.ts';
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
    ['an HTML error page', textResult('<html><head><title>502 Bad Gateway</title></head></html>')],
  ])('%s', (_, result) => {
    expect(resultFaults(result, undefined)).toHaveLength(1);
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
