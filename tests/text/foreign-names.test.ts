// Names in German, French, Spanish and Italian, read in English.
import { describe, expect, test } from 'vitest';
import { isUnread, readToolName, toolNoun, wordsOf } from '../../src/text/naming.ts';

describe('a name is read in English', () => {
  test('what happens by itself is no car', () => {
    expect(wordsOf('autoRenew').join(' ')).toBe('auto renew');
  });

  test.each([
    ['lieferant_nr', 'supplier number'],
    ['Bestelldatum', 'order date'],
    ['mindestbestand', 'minimum stock'],
    ['Währung', 'currency'],
    ['waehrung', 'currency'],
    ['einkaufspreis_cent', 'purchase price cent'],
    ['dateDeLivraison', 'delivery date'],
    ['prix_unitaire', 'unit price'],
    ['montant_total', 'total amount'],
    ['medecin_id', 'doctor id'],
    ['rendez_vous', 'appointment'],
    ['kunden_nr', 'customer number'],
    ['mietende', 'rental end'],
    ['abonneId', 'subscriber id'],
    ['inscritLe', 'registered on'],
    ['nombre_chambres', 'number of rooms'],
    ['nombre', 'name'],
    ['id_cliente', 'customer id'],
    ['codigo_producto', 'product code'],
    ['empNo', 'employee no'],
    ['erscheinungsjahr', 'publication year'],
    ['anzahlSeiten', 'number of pages'],
    ['faelligAm', 'due on'],
    ['recintos', 'enclosures'],
    ['idAnimal', 'animal id'],
  ])('%s as %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });

  test('what nobody here knows is left alone among foreign names, and in English ones', () => {
    expect(isUnread('bindungsart', ['titel', 'autor', 'verlag'])).toBe(true);
    expect(isUnread('seiten', ['titel', 'autor', 'verlag'])).toBe(false);
    expect(isUnread('wingspan', ['name', 'colour', 'habitat'])).toBe(false);
  });

  test.each([
    'vin',
    'id_token',
    'due_date',
    'restart',
    'queue_value',
    'land_area',
    'client_name',
    'order_date',
    'date',
  ])('%s stays as it is where it is English', (name) => {
    expect(wordsOf(name)).toEqual(name.split('_'));
  });
});

test.each([
  ['artikel_suchen', 'search', 'article'],
  ['bestellungen_liste', 'list', 'order'],
  ['employee_lookup', 'lookup', 'employee'],
  ['issue_search', 'search', 'issue'],
  ['web_search', undefined, 'search'],
  ['record_get', 'get', 'record'],
  ['waiting_list', undefined, 'entry'],
])('%s has its verb, %s, behind what it is about: %s', (name, verb, noun) => {
  expect(readToolName(name).verb).toBe(verb);
  expect(toolNoun(name)).toBe(noun);
});
