// Reading names of tools, parameters and fields.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlural,
  meaningOf,
  plural,
  readToolName,
  singular,
  toolNoun,
  verbOf,
  wordsOf,
} from '../../src/text/naming.ts';

describe('words', () => {
  test.each([
    ['customer_id', 'customer id'],
    ['customerId', 'customer id'],
    ['customer-id', 'customer id'],
    ['CustomerID', 'customer id'],
    ['HTTPServerName', 'http server name'],
    ['list_open_orders', 'list open orders'],
    ['order2line', 'order2line'],
    ['org_id', 'organization id'],
    ['organisationName', 'organization name'],
    ['poNumber', 'purchase order number'],
    ['port', 'port'],
    ['__x', 'x'],
    ['', ''],
  ])('of %s are %s', (identifier, words) => {
    expect(wordsOf(identifier).join(' ')).toBe(words);
  });

  test('are the same however they are joined', () => {
    // A word of another language or a short form is read as what it means.
    const word = fc.stringMatching(/^[a-z]{2,8}$/).filter((one) => wordsOf(one).join() === one);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const camel = words
          .map((each, at) => (at === 0 ? each : each.charAt(0).toUpperCase() + each.slice(1)))
          .join('');
        for (const joined of [words.join('_'), words.join('-'), words.join(' '), camel])
          expect(wordsOf(joined)).toEqual(words);
      }),
    );
  });
});

describe('number', () => {
  test.each([
    ['customers', 'customer'],
    ['people', 'person'],
    ['cities', 'city'],
    ['addresses', 'address'],
    ['address', 'address'],
    ['status', 'status'],
    ['news', 'news'],
    ['series', 'series'],
    ['nurseries', 'nursery'],
    ['order', 'order'],
  ])('the singular of %s is %s', (noun, one) => {
    expect(singular(noun)).toBe(one);
  });

  test('plurals are told from singulars that end alike', () => {
    expect(['orders', 'people', 'cities'].map(isPlural)).toEqual([true, true, true]);
    expect(['order', 'address', 'status', 'news'].map(isPlural)).toEqual([false, false, false, false]);
    expect(['order', 'person', 'city'].map(plural)).toEqual(['orders', 'people', 'cities']);
  });
});

describe('verbs', () => {
  test.each([
    ['get', 'get', 'read'],
    ['returns', 'return', 'read'],
    ['retrieves', 'retrieve', 'read'],
    ['searches', 'search', 'search'],
    ['list', 'list', 'list'],
    ['creates', 'create', 'write'],
    ['convert', 'convert', 'compute'],
  ])('%s is to %s, which is to %s', (word, verb, kind) => {
    expect(verbOf([word, 'orders'])).toEqual({ verb, kind });
  });

  test('a noun is none', () => {
    expect(verbOf(['orders'])).toBeUndefined();
    expect(verbOf([])).toBeUndefined();
  });
});

describe("a tool's name", () => {
  test.each([
    ['search_customers', 'search', 'customers', 'customer'],
    ['getCustomerByEmail', 'get', 'customer', 'customer'],
    ['list_open_orders', 'list', 'open orders', 'order'],
    ['find_free_slots_for_people', 'find', 'free slots', 'slot'],
    ['get_order_details', 'get', 'order details', 'order'],
    ['zone_status', undefined, 'zone status', 'zone'],
    ['update_ticket_status', 'update', 'ticket status', 'status'],
    ['weather', undefined, 'weather', 'weather'],
    ['ping', undefined, 'ping', 'ping'],
    ['dog_card', undefined, 'dog card', 'dog'],
    ['get_patient_file', 'get', 'patient file', 'patient'],
    ['get_gift_card', 'get', 'gift card', 'card'],
  ])('%s', (name, verb, object, noun) => {
    const read = readToolName(name);
    expect(read.verb).toBe(verb);
    expect(read.object.join(' ')).toBe(object);
    expect(toolNoun(name)).toBe(noun);
  });
});

describe('the meaning of a field', () => {
  test.each([
    ['customer_id', 'order', 'customer', 'id'],
    ['customerId', 'order', 'customer', 'id'],
    ['id', 'order', 'order', 'id'],
    ['order_ids', 'customer', 'order', 'id'],
    ['company_name', 'order', 'company', 'name'],
    ['title', 'ticket', 'ticket', 'name'],
    ['due_date', 'invoice', 'invoice', 'due date'],
    ['city', 'hotel', 'hotel', 'city'],
  ])('%s of an %s is the %s’s %s', (key, owner, noun, attribute) => {
    expect(meaningOf(key, owner)).toEqual({ noun, attribute });
  });

  test('does not depend on what was asked before', () => {
    expect(meaningOf('total', 'unit price')).toEqual({ noun: 'unit price', attribute: 'total' });
    expect(meaningOf('total unit', 'price')).toEqual({ noun: 'price', attribute: 'total unit' });
  });
});
