/** The bundled servers: how to open each in this process, and where to start each as one of its own. */
import { fileURLToPath } from 'node:url';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { createCalendarServer } from './calendar/server.ts';
import { createCrmServer } from './crm/server.ts';
import { version } from './shared/company.ts';
import { createShopServer } from './shop/server.ts';
import { createSupportServer } from './support/server.ts';
import { createTravelServer } from './travel/server.ts';

export interface BundledServer {
  readonly name: string;
  readonly version: string;
  /** A server with a fresh state, not yet connected. */
  create(): Server;
  /** The script that serves it over stdio; it is there once the package is built. */
  readonly stdioPath: string;
}

export const bundledServers: readonly BundledServer[] = [
  bundled('crm', createCrmServer),
  bundled('shop', createShopServer),
  bundled('support', createSupportServer),
  bundled('calendar', createCalendarServer),
  bundled('travel', createTravelServer),
];

function bundled(name: string, create: () => Server): BundledServer {
  const built = import.meta.url.endsWith('.ts') ? '../dist/servers' : '.';
  const stdioPath = fileURLToPath(new URL(`${built}/${name}/stdio.js`, import.meta.url));
  return { name, version, create, stdioPath };
}
