// The servers that `bench:servers` tries: ours, and those that nobody here wrote, downloaded into a folder of their own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../src/model/json.ts';
import { pythonEnvironment } from '../interop/environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A server as the command line is told of it. */
export interface BenchServer {
  /** Its name, with the version where it has one. */
  readonly title: string;
  readonly flags: readonly string[];
}

interface Package {
  readonly name: string;
  readonly version: string;
  /** What is started, below the package. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: JsonObject;
}

const sandbox = '$' + '{TOOLGRAD_SANDBOX}';
const own = { sandbox: true, isolation: 'sample' };
const withShop = { ...own, sandboxFrom: 'shop' };

/** From the npm registry: offline, without keys. */
const packages: readonly Package[] = [
  { name: '@coo-quack/calc-mcp', version: '2.1.1', entry: 'dist/index.js' },
  { name: 'time-mcp', version: '1.0.6', entry: 'dist/index.js' },
  {
    name: 'mcp-sqlite',
    version: '1.0.9',
    entry: 'mcp-sqlite-server.js',
    args: [`${sandbox}/shop.db`],
    settings: withShop,
  },
  {
    name: 'mcp-server-sqlite-npx',
    version: '0.8.0',
    entry: 'dist/index.js',
    args: [`${sandbox}/shop.db`],
    settings: withShop,
  },
  {
    name: '@executeautomation/database-server',
    version: '1.1.0',
    entry: 'dist/src/index.js',
    args: [`${sandbox}/shop.db`],
    settings: withShop,
  },
  {
    name: '@kazuph/mcp-taskmanager',
    version: '1.1.1',
    entry: 'dist/index.js',
    env: { TASK_MANAGER_FILE_PATH: `${sandbox}/tasks.json` },
    settings: own,
  },
  {
    name: '@itseasy21/mcp-knowledge-graph',
    version: '1.0.7',
    entry: 'dist/index.js',
    args: ['--memory-path', `${sandbox}/graph.jsonl`],
    settings: own,
  },
  {
    name: '@allpepper/memory-bank-mcp',
    version: '0.2.2',
    entry: 'dist/main/index.js',
    env: { MEMORY_BANK_ROOT: sandbox },
    settings: own,
  },
];

const bundled = ['crm', 'shop', 'support', 'calendar', 'travel'];
const fromFixtures = ['filesystem', 'memory', 'everything'];
const python = { mcp: 'mcp_server.py', fastmcp: 'fastmcp_server.py' };

const shop = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executescript("""
create table customers(id integer primary key, name text, city text, since date);
create table products(id integer primary key, name text, price real, stock integer, category text);
create table orders(id integer primary key, customer_id integer references customers(id), product_id integer references products(id), quantity integer, ordered_on date, status text);
insert into customers(name, city, since) values ('Nordlicht Bakery', 'Bergen', '2021-04-02'), ('Hollis & Daughters', 'Leeds', '2019-11-20'), ('Casa Marena', 'Porto', '2023-01-15'), ('Ostra Clinic', 'Uppsala', '2020-06-30'), ('Velo Brix', 'Ghent', '2022-09-09');
insert into products(name, price, stock, category) values ('Desk lamp', 39.5, 14, 'lighting'), ('Floor lamp', 89, 3, 'lighting'), ('Standing desk', 420, 7, 'furniture'), ('Office chair', 255, 0, 'furniture'), ('Whiteboard', 119, 9, 'supplies'), ('Label printer', 149, 5, 'electronics'), ('Monitor arm', 74.9, 21, 'electronics');
insert into orders(customer_id, product_id, quantity, ordered_on, status) values (1, 1, 4, '2026-01-12', 'shipped'), (1, 3, 1, '2026-02-03', 'open'), (2, 6, 2, '2026-02-10', 'open'), (3, 2, 1, '2026-01-28', 'shipped'), (4, 4, 6, '2026-02-18', 'open'), (5, 5, 2, '2025-12-22', 'cancelled'), (2, 7, 8, '2026-02-25', 'shipped'), (3, 1, 10, '2026-03-01', 'open');
""")
db.commit()
`;

/** Downloads what is to be tried into the folder, and says how each server is reached. */
export function prepareServers(folder: string): readonly BenchServer[] {
  mkdirSync(join(folder, 'shop'), { recursive: true });
  const requirements = join(root, 'scripts', 'interop', 'servers-requirements.txt');
  const interpreter = pythonEnvironment(join(folder, 'python'), requirements, 'the Python SDKs of MCP');
  rmSync(join(folder, 'shop', 'shop.db'), { force: true });
  execFileSync(interpreter, ['-c', shop, join(folder, 'shop', 'shop.db')]);
  const install = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel',
    'error',
  ];
  execFileSync('npm', [...install, ...packages.map(({ name, version }) => `${name}@${version}`)]);
  const config = (name: string, server: JsonObject, settings: JsonObject): string => {
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
    writeFileSync(
      file,
      JSON.stringify({ mcpServers: { own: server }, toolgrad: { servers: { own: settings } } }),
    );
    return file;
  };
  const npm = packages.map(({ name, version, entry, args = [], env, settings = { sandbox: true } }) => {
    const path = join(folder, 'node_modules', name, entry);
    const server = { command: process.execPath, args: [path, ...args], ...(env && { env }) };
    return { title: `${name} ${version}`, flags: ['--config', config(name, server, settings)] };
  });
  const fixtures = join(root, 'fixtures', 'servers-from-npm.json');
  return [
    ...bundled.map((name) => ({ title: name, flags: ['--demo', '--servers', name] })),
    ...fromFixtures.map((name) => ({
      title: `@modelcontextprotocol/server-${name}`,
      flags: ['--config', fixtures, '--servers', name],
    })),
    ...npm,
    ...Object.entries(python).map(([name, file]) => ({
      title: `${name} (Python)`,
      flags: [
        '--config',
        config(
          name,
          { command: interpreter, args: [join(root, 'fixtures', 'python-servers', file)] },
          { sandbox: true },
        ),
      ],
    })),
  ];
}
