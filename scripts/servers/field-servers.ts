// The servers that `test:servers` tries, beyond those of `bench:servers`: from npm and PyPI, offline and without keys.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../src/model/json.ts';
import { pythonEnvironment } from '../interop/environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A server, how it is started, and what a user has to set. */
export interface FieldServer {
  readonly title: string;
  /** What to set, in a line for the documentation. */
  readonly sets: string;
  readonly server: JsonObject;
  readonly settings: JsonObject;
}

interface Given {
  readonly name: string;
  readonly version: string;
  /** What is started: below the package, or the program of a Python package. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly sets: string;
}

/** What the servers work on, in the folder they are prepared in. */
interface Places {
  readonly documents: string;
  readonly repository: string;
  readonly schema: string;
}

const appServer = (name: string, sets: string): Given => ({
  name: `@modelcontextprotocol/server-${name}`,
  version: '2.0.3',
  entry: 'dist/index.js',
  args: ['--stdio'],
  sets,
});

const npmServers = ({ documents, repository, schema }: Places): readonly Given[] => [
  appServer('budget-allocator', '`--stdio` in `args`: it serves HTTP without'),
  appServer(
    'cohort-heatmap',
    '`--stdio` in `args`; a language model, as its figures are a heat map of shares',
  ),
  appServer('customer-segmentation', '`--stdio` in `args`'),
  appServer('scenario-modeler', '`--stdio` in `args`'),
  appServer('system-monitor', '`--stdio` in `args`; a language model, as its results change with every call'),
  {
    name: '@modelcontextprotocol/server-sequential-thinking',
    version: '2026.8.31',
    entry: 'dist/index.js',
    sets: '`--allow`, and a language model: its one tool takes thoughts',
  },
  {
    name: 'mcp-graphql-schema',
    version: '0.0.2',
    entry: 'index.mjs',
    args: [schema],
    sets: 'the path of a schema in `args`; a language model, as its results are definitions',
  },
  {
    name: 'fast-filesystem-mcp',
    version: '3.5.2',
    entry: 'dist/index.js',
    args: ['--allow', documents],
    sets: 'a folder after `--allow` in its `args`; a language model, as its tools take paths that nothing lists',
  },
  {
    name: '@agent-infra/mcp-server-filesystem',
    version: '1.2.29',
    entry: 'dist/index.cjs',
    args: ['--allowed-directories', documents],
    sets: 'a folder after `--allowed-directories` in `args`',
  },
  {
    name: '@cyanheads/git-mcp-server',
    version: '2.15.3',
    entry: 'dist/index.js',
    env: { GIT_BASE_DIR: repository, MCP_TRANSPORT_TYPE: 'stdio' },
    sets: '`GIT_BASE_DIR` in `env`; most tools want `git_set_working_dir` called first, which a language model does',
  },
  {
    name: '@primevue/mcp',
    version: '5.0.1',
    entry: 'dist/index.js',
    sets: 'nothing',
  },
  {
    name: 'flowbite-mcp',
    version: '1.1.5',
    entry: 'build/index.js',
    sets: 'a key of Figma in `env`, and a language model: its tools take addresses of designs',
  },
];

const pythonServers = ({ repository }: Places): readonly Given[] => [
  {
    name: 'mcp-server-time',
    version: '2026.10.19',
    entry: 'mcp-server-time',
    args: ['--local-timezone', 'Europe/Berlin'],
    sets: '`--local-timezone` in `args` where the system tells none, and `reads`',
  },
  {
    name: 'mcp-server-git',
    version: '2026.10.19',
    entry: 'mcp-server-git',
    args: ['--repository', repository],
    sets: '`--repository` in `args`, and a language model: every tool takes the path of the repository',
  },
];

const schemaText = `type Query { customers(city: String): [Customer!]! order(id: ID!): Order }
type Customer { id: ID! name: String! city: String orders: [Order!]! }
type Order { id: ID! total: Float! status: Status! }
enum Status { OPEN SHIPPED }
`;

/** Downloads the servers into the folder, with something to work on. */
export function prepareFieldServers(folder: string): readonly FieldServer[] {
  mkdirSync(folder, { recursive: true });
  const places = placesIn(folder);
  const npm = npmServers(places);
  const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const wanted = npm.map(({ name, version }) => `${name}@${version}`);
  execFileSync('npm', [...install, '--loglevel', 'error', ...wanted], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const requirements = join(root, 'scripts', 'servers', 'requirements.txt');
  const python = pythonEnvironment(join(folder, 'python'), requirements, 'the servers from PyPI');
  const started = (
    command: string,
    path: string | undefined,
    { name, version, args = [], env, sets }: Given,
  ) => ({
    title: `${name} ${version}`,
    sets,
    server: { command, args: [...(path === undefined ? [] : [path]), ...args], ...(env && { env }) },
    settings: { sandbox: true },
  });
  return [
    ...npm.map((given) =>
      started(process.execPath, join(folder, 'node_modules', given.name, given.entry), given),
    ),
    ...pythonServers(places).map((given) => started(join(dirname(python), given.entry), undefined, given)),
  ];
}

function placesIn(folder: string): Places {
  const places = {
    documents: join(folder, 'documents'),
    repository: join(folder, 'repository'),
    schema: join(folder, 'schema.graphql'),
  };
  cpSync(join(root, 'fixtures', 'filesystem', 'documents'), places.documents, { recursive: true });
  writeFileSync(places.schema, schemaText);
  if (existsSync(join(places.repository, '.git'))) return places;
  cpSync(places.documents, places.repository, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Ida', '-c', 'user.email=ida@example.com', ...args], {
      cwd: places.repository,
      stdio: 'ignore',
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add the documents');
  return places;
}
