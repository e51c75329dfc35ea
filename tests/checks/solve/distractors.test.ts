import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerTools } from '../../../src/checks/solve/distractors.ts';
import type { Tool } from '../../../src/model/tool.ts';
import { toolOf } from '../draft.ts';
import { catalogOf } from './context.ts';

function described(server: string, tool: string, description: string): Tool {
  return { ...toolOf(tool, {}), server, name: `${server}__${tool}`, description };
}

const own = described('shop', 'list_invoices', 'List the invoices of a customer.');
const near = [
  described('billing', 'search_invoices', 'Find invoices of a customer by number.'),
  described('shop', 'list_orders', 'List the orders of a customer.'),
  described('shop', 'create_invoice', 'Create an invoice for a customer.'),
];
const verbs = ['fetch', 'read', 'show', 'count', 'mark'];
const far = Array.from({ length: 60 }, (_, number) =>
  described(
    `other${number % 7}`,
    `${verbs[number % 5]}_thing${number}`,
    `Handles matter ${number} of weather.`,
  ),
);
const catalog = catalogOf(...far.slice(0, 30), near[0] as Tool, own, ...far.slice(30), ...near.slice(1));
const names = (tools: readonly Tool[]) => tools.map(({ name }) => name);

describe('the tools that are offered', () => {
  test('hold those that are most like the own ones, and others at random', () => {
    const offered = [1, 2, 3].map((seed) => names(offerTools([own], catalog, 6, seed)));
    for (const each of offered) expect(each).toEqual(expect.arrayContaining(names([own, ...near])));
    const rest = offered.map((each) => each.filter((name) => !names([own, ...near]).includes(name)).sort());
    expect(new Set(rest.map((each) => each.join())).size).toBeGreaterThan(1);
  });

  test('hold what may not be called too', () => {
    const forbidden = {
      ...(near[2] as Tool),
      permission: { callable: false, rule: 'denied' as const, why: 'denied' },
    };
    expect(names(offerTools([own], catalogOf(own, forbidden), 5, 1))).toContain(forbidden.name);
  });

  test('stand in an order that tells nothing: the own one comes at every place', () => {
    const places = new Map<number, number>();
    for (let seed = 0; seed < 400; seed++) {
      const place = names(offerTools([own], catalog, 4, seed)).indexOf(own.name);
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    expect([...places.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const count of places.values()) expect(count).toBeGreaterThan(400 / 5 / 2);
  });

  test('are all there are where there are few', () => {
    expect(names(offerTools([own], catalogOf(own, ...near), 15, 1)).sort()).toEqual(
      names([own, ...near]).sort(),
    );
  });

  test('are the own ones, some twenty in all, each once, and the same for the same seed', () => {
    const few = fc.uniqueArray(fc.constantFrom(...catalog.tools), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(few, fc.integer(), fc.nat({ max: 30 }), (chosen, seed, most) => {
        const offered = names(offerTools(chosen, catalog, most, seed));
        expect(offered).toEqual(expect.arrayContaining(names(chosen)));
        expect(new Set(offered).size).toBe(offered.length);
        expect(offered.length).toBe(chosen.length + Math.min(most, Math.max(5, 20 - chosen.length)));
        expect(names(offerTools(chosen, catalog, most, seed))).toEqual(offered);
      }),
    );
  });
});
