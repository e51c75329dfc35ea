/** Writes the bundled servers' worlds, the same bytes at every run: `node dist/scripts/make-worlds.js`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worlds } from '../servers/shared/load-world.ts';
import { worldsFolder } from '../servers/shared/load-world.ts';
import { makeContacts, makeCustomers } from './make-worlds/make-customers.ts';
import { makeMeetings } from './make-worlds/make-meetings.ts';
import { makePeople, makeRooms } from './make-worlds/make-people.ts';
import { makeActivities, makeDeals } from './make-worlds/make-sales.ts';
import { makeShop } from './make-worlds/make-shop.ts';
import { makeSupport } from './make-worlds/make-support.ts';
import { makeTravel } from './make-worlds/make-travel.ts';

export function makeWorlds(): Worlds {
  const people = makePeople();
  const rooms = makeRooms();
  const customers = makeCustomers(people);
  const contacts = makeContacts(customers);
  const shop = makeShop(customers);
  const { products, orders } = shop;
  const deals = makeDeals(customers, contacts, products);
  const activities = makeActivities(customers, contacts, deals, products);
  return {
    crm: { customers, contacts, deals, activities },
    shop,
    support: makeSupport({ people, customers, contacts, products, orders }),
    calendar: { people, rooms, meetings: makeMeetings(people, rooms, customers) },
    travel: makeTravel(people, customers),
  };
}

/** JSON with one row a line, so that a change to a world reads well in a diff. */
export function encodeWorld(world: Worlds[keyof Worlds]): string {
  const tables = Object.entries(world).map(([name, rows]: [string, readonly object[]]) => {
    const lines = rows.map((row) => `    ${JSON.stringify(row)}`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n${tables.join(',\n')}\n}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, world] of Object.entries(makeWorlds())) {
    writeFileSync(join(worldsFolder(), `${name}.json`), encodeWorld(world));
  }
}
