// The way to an answer: what was found is named, tied to what it was found through, and not named again behind it.
import { expect, test } from 'vitest';
import {
  type Found,
  type Phrase,
  proved,
  say,
  words,
} from '../../../../src/backends/symbolic/words/phrase.ts';
import { withWay } from '../../../../src/backends/symbolic/words/way.ts';

const [customer, second] = [{}, {}];

function found(thing: object, label: string, name: string, through?: object): Found {
  return { thing, label, told: named(name), ...(through !== undefined && { through }) };
}

const quoted = (name: string) =>
  / of | for /.test(name) ? say`“${proved(name, `$step_1.x[name='${name}']`)}”` : undefined;

function named(name: string): Phrase {
  return quoted(name) ?? proved(name, `$step_1.x[name='${name}']`);
}

function told(list: readonly Found[], answer: Phrase): Phrase {
  return withWay({ ...words(''), found: list }, answer);
}

test.each([
  ['The deal “Refit of Acme” was created in May', 'deal', 'Refit of Acme', 'It was created in May'],
  ['Shipment NF 3579 was shipped in May', 'shipment', 'NF 3579', 'It was shipped in May'],
  ['Bristol has two hotels', 'city', 'Bristol', 'It has two hotels'],
  // About something of it, or of somebody: as it was.
  ['The high temperature in Bristol is 13 °C', 'city', 'Bristol', 'The high temperature in Bristol is 13 °C'],
  [
    'The “NY 43, Bath to Brno for Ida” booking starts in May',
    'booking',
    'NY 43, Bath to Brno for Ida',
    'The “NY 43, Bath to Brno for Ida” booking starts in May',
  ],
  ['Bristol and Bath are near', 'city', 'Bristol', 'Bristol and Bath are near'],
  ['Ida Berg was hired in May', 'customer', 'Ida Berg', 'Ida Berg was hired in May'],
])('%s', (answer, label, name, behind) => {
  const list = [found(customer, 'customer', 'Acme'), found(second, label, name, customer)];
  // The answer names the thing by itself, with another proof than the way does.
  const whole = told(list, { ...words(answer), claims: [{ text: name, proof: '$step_2.name' }] });
  expect(whole.text).toBe(`The customer is Acme, whose ${label} is ${named(name).text}. ${behind}`);
  const isSaidAgain = behind.includes(name);
  expect(whole.claims.filter(({ text }) => text === name)).toHaveLength(isSaidAgain ? 2 : 1);
});

test('a thing that is called after the one before is not introduced', () => {
  const list = [
    found(customer, 'booking', 'BV 3962, Munich to Brno'),
    found(second, 'flight', 'BV 3962', customer),
  ];
  expect(told(list, words('It starts at nine')).text).toBe(
    'The booking is BV 3962, Munich to Brno. It starts at nine',
  );
});

test('what narrowed down its list is said with it', () => {
  const oldest = {
    ...found(customer, 'ticket', 'Pump is loud'),
    adjective: 'oldest',
    where: words(' about pumps'),
  };
  expect(told([oldest], words('It is open')).text).toBe(
    'The oldest ticket about pumps is Pump is loud. It is open',
  );
});
