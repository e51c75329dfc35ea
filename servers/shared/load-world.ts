/** Reads the world files: each once a process, from the package's own fixtures, and never changed afterwards. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarWorld } from '../calendar/rows.ts';
import type { CrmWorld } from '../crm/rows.ts';
import type { ShopWorld } from '../shop/rows.ts';
import type { SupportWorld } from '../support/rows.ts';
import type { TravelWorld } from '../travel/rows.ts';

export interface Worlds {
  readonly crm: CrmWorld;
  readonly shop: ShopWorld;
  readonly support: SupportWorld;
  readonly calendar: CalendarWorld;
  readonly travel: TravelWorld;
}

const loaded: { -readonly [Name in keyof Worlds]?: Worlds[Name] } = {};

/** The seed data of one server. Rows are shared by every server instance of the process: treat them as frozen. */
export function loadWorld<Name extends keyof Worlds>(name: Name): Worlds[Name] {
  const known: Worlds[Name] | undefined = loaded[name];
  if (known) return known;
  const world = JSON.parse(readFileSync(join(worldsFolder(), `${name}.json`), 'utf8')) as Worlds[Name];
  loaded[name] = world;
  return world;
}

/** `fixtures/worlds` of this package, whether the code runs from its sources or from `dist`. */
export function worldsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'fixtures', 'worlds');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error('The bundled worlds are missing: no folder above this module has fixtures/worlds.');
    }
    folder = parent;
  }
}
