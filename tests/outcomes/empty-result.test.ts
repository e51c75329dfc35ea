// Results that hold nothing, and those that only look like it.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { isEmptyResult } from '../../src/outcomes/empty-result.ts';
import { structured, textResult } from '../grounding/steps.ts';

describe('a result is empty', () => {
  test.each<JsonObject>([
    {},
    { orders: [] },
    { orders: [], total: 0, next_cursor: null },
    { data: { items: [] }, page: 1, has_more: false },
    { items: [], pagination: { page: 1, page_size: 20, total: 0 } },
    { results: [], message: 'Nothing was found.' },
  ])('%j', (content) => {
    expect(isEmptyResult(structured(content))).toBe(true);
  });

  test.each(['', ' \n', 'null', '[]', '{}', 'No orders found.', '0 results'])('%j', (text) => {
    expect(isEmptyResult(textResult(text))).toBe(true);
  });
});

describe('a result is not empty', () => {
  test.each<JsonObject>([
    { order: { id: 'o1', lines: [] } },
    { total: 0 },
    { message: 'It was sent.' },
    // Things that are called like the parts of an envelope.
    { note: { id: 'nte_1', text: 'Call back.' } },
    { message: { id: 'msg_1', subject: 'Hello' } },
    { page: { id: 'pag_1', title: 'Opening hours' } },
    { status: { light: 'on' } },
  ])('%j', (content) => {
    expect(isEmptyResult(structured(content))).toBe(false);
  });
});
