// Reading a configuration: what it becomes, what is left out, and every sentence it can be refused with.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Config, type ConfigOptions, readConfig, resolveConfig } from '../../src/config/config.ts';
import { secretsOfEnvironment } from '../../src/config/configured-secrets.ts';
import { applyFlags } from '../../src/config/flags.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { defaultSettings, inProcessServer } from '../../src/tools/server-config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-test-'));
  await mkdir(join(folder, 'seed'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readText(text: string, options: ConfigOptions = {}, name = 'servers.json'): Promise<Config> {
  const file = join(folder, name);
  await writeFile(file, text);
  return readConfig(file, { environment: {}, ...options });
}

const v = (inside: string) => `\${${inside}}`;
const resolveServers = (mcpServers: JsonObject, options: ConfigOptions = {}, toolgrad?: JsonObject) =>
  resolveConfig(
    { mcpServers, ...(toolgrad === undefined ? {} : { toolgrad }) },
    { name: 'c.json', folder },
    {
      environment: {},
      ...options,
    },
  );
const crm = { command: 'node', args: ['crm.js'] };
const docs = { type: 'http', url: 'http://127.0.0.1:9000/mcp' };

describe('what a file becomes', () => {
  test('the example of the documentation', async () => {
    const config = await readText(
      `{
        // comments and trailing commas, as editors write them
        "mcpServers": {
          "crm":  { "command": "node", "args": ["crm.js"], "env": { "TOKEN": "${v('CRM_TOKEN')}" }, "cwd": "." },
          "docs": { "type": "http", "url": "http://127.0.0.1:9000/mcp", "headers": { "Authorization": "Bearer ${v('DOCS_TOKEN')}" } },
          "old":  { "type": "sse", "url": "http://127.0.0.1:9001/sse" },
        },
        "toolgrad": { "servers": { "crm": {
          "allow": ["*"], "deny": ["delete_*"], "sandbox": true, "isolation": "sample",
          "sandboxFrom": "seed", "timeoutMs": 1000, "concurrency": 2,
          "rateLimit": { "perSecond": 5 }, "retries": 3, "maxResultBytes": 1000000 } } },
      }`,
      { environment: { CRM_TOKEN: 'crm-token-1', DOCS_TOKEN: 'docs-token-2' } },
    );
    expect(config.servers).toEqual([
      {
        name: 'crm',
        transport: {
          kind: 'stdio',
          command: 'node',
          args: ['crm.js'],
          env: { TOKEN: 'crm-token-1' },
          cwd: folder,
        },
        settings: {
          allow: ['*'],
          deny: ['delete_*'],
          reads: [],
          sandbox: true,
          isolation: 'sample',
          sandboxFrom: join(folder, 'seed'),
          timeoutMs: 1000,
          connectTimeoutMs: 15_000,
          concurrency: 2,
          rateLimit: { perSecond: 5 },
          retries: 3,
          maxResultBytes: 1_000_000,
        },
        described: 'node crm.js',
      },
      {
        name: 'docs',
        transport: {
          kind: 'http',
          url: 'http://127.0.0.1:9000/mcp',
          headers: { Authorization: 'Bearer docs-token-2' },
        },
        settings: defaultSettings,
        described: 'http://127.0.0.1:9000/mcp',
      },
      {
        name: 'old',
        transport: { kind: 'sse', url: 'http://127.0.0.1:9001/sse', headers: {} },
        settings: defaultSettings,
        described: 'http://127.0.0.1:9001/sse',
      },
    ]);
    expect(config.notices).toEqual([
      expect.stringMatching(/^crm does not see the folder filled from "sandboxFrom"/),
    ]);
    expect([...config.secrets].sort()).toEqual(['Bearer docs-token-2', 'crm-token-1', 'docs-token-2']);
  });

  test("VS Code's servers object, with a byte order mark", async () => {
    const text = `\uFEFF{ "servers": { "a": { "type": "stdio", "command": "${v('workspaceFolder')}/a", "cwd": "${v('userHome')}/x" } } }`;
    const { servers } = await readText(text);
    expect(servers[0]?.transport).toMatchObject({ command: `${folder}/a`, cwd: join(homedir(), 'x') });
  });

  test('in .vscode and .cursor, the workspace is the folder above, and servers start there', async () => {
    await mkdir(join(folder, '.vscode'));
    const text = `{ "servers": { "a": { "command": "${v('workspaceFolder')}/a" } } }`;
    const { servers } = await readText(text, {}, '.vscode/mcp.json');
    expect(servers[0]?.transport).toMatchObject({ command: `${folder}/a`, cwd: folder });
  });

  test.each(['streamable-http', 'streamableHttp'])('%s is http', (type) => {
    const { servers } = resolveServers({ docs: { ...docs, type } });
    expect(servers[0]?.transport.kind).toBe('http');
  });

  test('a mock is played session by session, unless something else is said', () => {
    const mock = { mock: 'crm.cassette.json' };
    const [server] = resolveServers({ crm: mock }).servers;
    expect(server).toMatchObject({
      transport: { kind: 'mock', file: join(folder, 'crm.cassette.json'), synthesize: false },
      settings: { isolation: 'sample', sandbox: false },
    });
    const shared = { servers: { crm: { isolation: 'shared' } } };
    expect(resolveServers({ crm: mock }, {}, shared).servers[0]?.settings.isolation).toBe('shared');
  });

  test('without a type, a url means http and a command stdio', () => {
    const { servers } = resolveServers({ a: { url: docs.url }, b: crm });
    expect(servers.map(({ transport }) => transport.kind)).toEqual(['http', 'stdio']);
  });

  test('numbers and booleans in env are taken for their texts, and fields of other programs are let be', () => {
    const { servers } = resolveServers({
      a: { ...crm, env: { PORT: 8080, DEBUG: true }, autoApprove: [], timeout: 5 },
    });
    expect(servers[0]?.transport).toMatchObject({ env: { PORT: '8080', DEBUG: 'true' } });
  });

  test('the sandbox variable is left for the session', () => {
    const server = { command: 'fs', args: [v('TOOLGRAD_SANDBOX')], cwd: v('TOOLGRAD_SANDBOX') };
    const toolgrad = { servers: { fs: { isolation: 'sample' } } };
    const { servers, source } = resolveServers({ fs: server }, {}, toolgrad);
    expect(servers[0]?.transport).toMatchObject({
      args: [v('TOOLGRAD_SANDBOX')],
      cwd: v('TOOLGRAD_SANDBOX'),
    });
    expect(source).toMatchObject({ mcpServers: { fs: { cwd: v('TOOLGRAD_SANDBOX') } } });
  });
});

describe('what is kept with a run', () => {
  test('the day on which samples take place, if there is one', () => {
    const calendar = { today: '2026-03-02', timeZone: 'Europe/Berlin' };
    const config = resolveServers({ crm }, {}, { calendar });
    expect(config.calendar).toEqual(calendar);
    expect(config.source.toolgrad).toMatchObject({ calendar });
    expect(resolveServers({ crm }, {}).calendar).toBeUndefined();
    for (const wrong of [{ today: '2026-02-30' }, { timeZone: 'Europe/Atlantis' }, { zone: 'UTC' }]) {
      expect(() => resolveServers({ crm }, {}, { calendar: { ...calendar, ...wrong } })).toThrow(
        '"toolgrad.calendar" in',
      );
    }
  });

  test('the prices of models, as they are written', () => {
    const prices = {
      'my-model': { input: 0.5, output: 2 },
      'gpt-5-mini': { input: 1, cachedInput: 0, output: 2 },
    };
    const config = resolveServers({ crm }, {}, { model: { prices } });
    expect(config.prices).toEqual(prices);
    const again = resolveConfig(config.source, { name: 'run.json', folder });
    expect(again.prices).toEqual(prices);
  });

  test('variables unexpanded, paths absolute, flags merged in, only the chosen servers; it reads as it was', () => {
    const environment = { KEY: 'key-of-mine-1' };
    const servers = {
      crm: { ...crm, env: { KEY: v('KEY'), HOME_OF: v('workspaceFolder') }, cwd: 'sub' },
      docs,
    };
    const toolgrad = {
      servers: { crm: { deny: ['x'], isolation: 'sample', sandboxFrom: 'seed' }, docs: {} },
    };
    const flags = { environment, servers: ['crm'], allow: ['crm:get_*'], deny: ['crm:y'] };
    const config = resolveServers(servers, flags, toolgrad);
    expect(config.source).toEqual({
      mcpServers: {
        crm: {
          type: 'stdio',
          command: 'node',
          args: ['crm.js'],
          env: { KEY: v('KEY'), HOME_OF: folder },
          cwd: join(folder, 'sub'),
        },
      },
      toolgrad: {
        servers: {
          crm: { allow: ['get_*'], deny: ['x', 'y'], isolation: 'sample', sandboxFrom: join(folder, 'seed') },
        },
      },
    });
    const again = resolveConfig(config.source, { name: 'run.json', folder: '/elsewhere' }, { environment });
    expect(again.servers).toEqual(config.servers);
    expect(again.source).toEqual(config.source);
    expect(JSON.stringify(config.source)).not.toContain('key-of-mine-1');
  });
});

describe('servers that are left out', () => {
  test.each([
    [
      'a variable that is not set',
      { ...crm, env: { A: v('NOT_SET') } },
      'the environment variable NOT_SET is not set',
    ],
    [
      'the same, by the long name',
      { ...docs, url: `http://${v('env:NOT_SET')}/` },
      'the environment variable NOT_SET is not set',
    ],
    [
      'a question of VS Code',
      { ...docs, headers: { A: v('input:token') } },
      `only VS Code can fill in ${v('input:token')}; use an environment variable instead, ${v('NAME')}`,
    ],
    [
      'something that nobody knows',
      { ...crm, args: [v('command:pick')] },
      `${v('command:pick')} is not one of ${v('NAME')}, ${v('NAME:-default')}, ${v('env:NAME')}, ${v('workspaceFolder')} and ${v('userHome')}`,
    ],
    ['a server that is switched off', { ...crm, disabled: true }, 'it is disabled in c.json'],
    ['ToolGrad itself', { command: 'npx', args: ['-y', 'toolgrad-mcp'] }, 'it starts toolgrad-mcp itself'],
  ])('%s', (_, entry, reason) => {
    const { servers, notices } = resolveServers({ bad: entry, good: crm });
    expect(servers.map(({ name }) => name)).toEqual(['good']);
    expect(notices).toEqual([`bad is left out: ${reason}.`]);
    expect(() => resolveServers({ bad: entry, good: crm }, { servers: ['bad', 'good'] })).toThrow(
      `--servers names bad, which cannot be used: ${reason}.`,
    );
    const others = resolveServers({ bad: entry, good: crm }, { servers: ['good'] });
    expect(others.notices).toEqual([]);
  });

  test.each([
    ['toolgrad-mcp', []],
    ['toolgrad-mcp.cmd', ['serve']],
    ['npx', ['--yes', 'toolgrad-mcp@latest', 'serve', '--http']],
    ['pnpm', ['dlx', 'toolgrad-mcp']],
    ['node', ['/opt/node_modules/toolgrad-mcp/dist/src/bin.js']],
    ['cmd', ['/c', 'npx', '-y', 'toolgrad-mcp']],
    ['/usr/local/bin/toolgrad-mcp', []],
  ])('%s %j starts ToolGrad', (command, args) => {
    expect(() => resolveServers({ self: { command, args } })).toThrow('it starts toolgrad-mcp itself');
  });

  test.each([
    ['npx', ['-y', '@modelcontextprotocol/server-filesystem', '/home/me/toolgrad-mcp']],
    ['npx', ['toolgrad-mcp', 'mock', 'cassette.jsonl']],
    ['node', ['bin.js']],
  ])('%s %j does not', (command, args) => {
    expect(resolveServers({ other: { command, args } }).servers).toHaveLength(1);
  });
});

describe('flags', () => {
  const two = { crm, docs };

  test('--servers chooses, in the order of the file', () => {
    const { servers } = resolveServers(two, { servers: ['docs', 'crm'] });
    expect(servers.map(({ name }) => name)).toEqual(['crm', 'docs']);
  });

  test('--allow and --deny add to what the file says', () => {
    const flags = { allow: ['docs:a', 'crm:b:c'], deny: ['crm:d'] };
    const { servers } = resolveServers(two, flags, { servers: { docs: { allow: ['z'] } } });
    expect(servers[0]?.settings).toMatchObject({ allow: ['b:c'], deny: ['d'] });
    expect(servers[1]?.settings).toMatchObject({ allow: ['z', 'a'], deny: [] });
  });

  test('--reads adds to what the file says, and is kept with the run', () => {
    const { servers, source } = resolveServers(
      two,
      { reads: ['docs:find_*'] },
      { servers: { docs: { reads: ['get_*'] } } },
    );
    expect(servers.map(({ settings }) => settings.reads)).toEqual([[], ['get_*', 'find_*']]);
    expect(source).toMatchObject({ toolgrad: { servers: { docs: { reads: ['get_*', 'find_*'] } } } });
    expect(() => resolveServers(two, { reads: ['dcos:*'] })).toThrow('Did you mean "docs"?');
  });

  test('a server name with a colon in it is found', () => {
    const { servers } = resolveServers({ 'a:b': crm, a: docs }, { allow: ['a:b:get'] });
    expect(servers.map(({ settings }) => settings.allow)).toEqual([['get'], []]);
  });

  test('they apply to servers that came from no file, too', () => {
    const demo = [
      inProcessServer('crm', () => ({}) as never, { sandbox: true }),
      inProcessServer('shop', () => ({}) as never),
    ];
    const chosen = applyFlags(demo, { servers: ['crm'], deny: ['crm:x'] });
    expect(chosen).toMatchObject([{ name: 'crm', settings: { sandbox: true, deny: ['x'] } }]);
    expect(() => applyFlags(demo, { servers: ['shopp'] })).toThrow('Did you mean "shop"?');
  });
});

describe('what is refused', () => {
  test.each<[string, () => unknown, string]>([
    [
      'a server that is not there',
      () => resolveServers({ crm, docs }, { servers: ['crn'] }),
      'There is no server "crn" in c.json. Did you mean "crm"? The choices are crm, docs.',
    ],
    ['no server chosen', () => resolveServers({ crm }, { servers: [] }), '--servers names no server.'],
    [
      'a rule for a server that is not there',
      () => resolveServers({ crm }, { allow: ['cmr:*'] }),
      '--allow cmr:* names no server that is configured. Did you mean "crm"? The only choice is crm.',
    ],
    [
      'a rule without a server',
      () => resolveServers({ crm }, { deny: ['get_*'] }),
      '--deny takes a server and a glob, as in --deny crm:get_*, not "get_*".',
    ],
    [
      'a rule without a glob',
      () => resolveServers({ crm }, { deny: ['crm:'] }),
      '--deny takes a server and a glob, as in --deny crm:get_*, not "crm:".',
    ],
    [
      'no servers object',
      () => resolveConfig({ tools: {} }, { name: 'c.json', folder }),
      'c.json has no "mcpServers" object (in VS Code\'s files, "servers").',
    ],
    [
      'a list',
      () => resolveConfig([], { name: 'c.json', folder }),
      'c.json has no "mcpServers" object (in VS Code\'s files, "servers").',
    ],
    [
      'an empty servers object',
      () => resolveServers({}),
      'The "mcpServers" object in c.json is empty: it names no server.',
    ],
    ['a server without a name', () => resolveServers({ '': crm }), 'c.json has a server without a name.'],
    [
      'an entry of neither kind',
      () => resolveServers({ crm: {} }),
      'crm is left out: its entry in c.json has neither a "command" nor a "url"; it needs exactly one of them.',
    ],
    [
      'an entry of both kinds',
      () => resolveServers({ crm: { ...crm, url: docs.url } }),
      'crm is left out: its entry in c.json has both a "command" and a "url"; it needs exactly one of them.',
    ],
    [
      'a type without its field',
      () => resolveServers({ crm: { type: 'sse', command: 'x' } }),
      'crm is left out: its entry in c.json has no "url".',
    ],
    [
      'a stdio server without a command',
      () => resolveServers({ crm: { type: 'stdio', url: docs.url } }),
      'crm is left out: its entry in c.json has no "command".',
    ],
    [
      'a bad field',
      () => resolveServers({ crm: { command: 'x', args: 5 } }),
      'crm is left out: its entry in c.json has a bad "args": it must be a list, not 5.',
    ],
    [
      'a bad field deep down',
      () => resolveServers({ crm: { command: 'x', args: ['y', null] } }),
      'crm is left out: its entry in c.json has a bad "args.1": it must be a text, not null.',
    ],
    [
      'an unknown type',
      () => resolveServers({ crm: { type: 'websocket', url: 'ws://x' } }),
      'crm is left out: its entry in c.json has a bad "type": it must be "stdio", "http", "sse", "streamable-http" or "streamableHttp".',
    ],
    [
      'a bad address',
      () => resolveServers({ docs: { url: 'localhost:80' } }),
      'docs is left out: its entry in c.json has a bad "url": it is not an http or https address.',
    ],
    [
      'no object',
      () => resolveServers({ crm: 'node crm.js' }),
      'crm is left out: its entry in c.json: it must be an object, not a text.',
    ],
    [
      'settings of a server that is not there',
      () => resolveServers({ crm }, {}, { servers: { crn: {} } }),
      '"toolgrad" in c.json has settings for "crn", which is not one of its servers. Did you mean "crm"? The only choice is crm.',
    ],
    [
      'an unknown setting',
      () => resolveServers({ crm }, {}, { servers: { crm: { sandBox: true } } }),
      '"toolgrad.servers.crm" in c.json has an unknown setting "sandBox". Did you mean "sandbox"? The choices are allow, deny, reads, sandbox, isolation, sandboxFrom, timeoutMs, connectTimeoutMs, concurrency, rateLimit, retries, maxResultBytes.',
    ],
    [
      'an unknown key',
      () => resolveServers({ crm }, {}, { server: {} }),
      '"toolgrad" in c.json has an unknown setting "server". Did you mean "servers"? The choices are servers, model, calendar.',
    ],
    [
      'a bad setting',
      () => resolveServers({ crm }, {}, { servers: { crm: { concurrency: 0 } } }),
      '"toolgrad.servers.crm" in c.json has a bad "concurrency": it must be more than 0, not 0.',
    ],
    [
      'a price without its parts',
      () => resolveServers({ crm }, {}, { model: { prices: { 'my-model': { input: 1 } } } }),
      'The price of "my-model" in "toolgrad.model.prices" of c.json (USD per million tokens) has a bad "output": it is missing.',
    ],
    [
      'a price below nothing',
      () => resolveServers({ crm }, {}, { model: { prices: { 'my-model': { input: -1, output: 2 } } } }),
      'has a bad "input": it must be at least 0, not -1.',
    ],
    [
      'an unknown setting of the model',
      () => resolveServers({ crm }, {}, { model: { price: {} } }),
      '"toolgrad.model" in c.json has an unknown setting "price". Did you mean "prices"?',
    ],
    [
      'a folder that is not there',
      () => resolveServers({ crm }, {}, { servers: { crm: { isolation: 'sample', sandboxFrom: 'gone' } } }),
      'The server "crm" in c.json has a bad "sandboxFrom": there is no folder',
    ],
    [
      'a folder for a shared server',
      () => resolveServers({ crm }, {}, { servers: { crm: { sandboxFrom: 'seed' } } }),
      'The server "crm" in c.json has "sandboxFrom", which needs "isolation": "sample".',
    ],
    [
      'a sandbox variable for a shared server',
      () => resolveServers({ crm: { ...crm, cwd: v('TOOLGRAD_SANDBOX') } }),
      `The server "crm" in c.json uses ${v('TOOLGRAD_SANDBOX')}, which needs "isolation": "sample".`,
    ],
    [
      'nothing usable',
      () => resolveServers({ crm: { ...crm, disabled: true } }),
      'No server in c.json can be used.\ncrm is left out: it is disabled in c.json.',
    ],
  ])('%s', (_, resolve, sentence) => {
    expect(resolve).toThrow(expect.objectContaining({ name: 'ToolGradError', code: 'usage' }));
    expect(resolve).toThrow(sentence);
  });

  test('an unknown server comes with the choices', () => {
    expect(() => resolveServers({ crm, docs }, { servers: ['x'] })).toThrow(
      expect.objectContaining({ choices: ['crm', 'docs'] }),
    );
  });

  test('no such file', async () => {
    const file = join(folder, 'gone.json');
    await expect(readConfig(file)).rejects.toMatchObject({
      code: 'usage',
      message: `There is no file ${file}.`,
    });
    await expect(readConfig(folder)).rejects.toMatchObject({
      code: 'usage',
      message: `${folder} is a folder; the configuration is a file.`,
    });
  });

  test('no JSON: line and column', async () => {
    await expect(readText('{\n  "mcpServers": {\n    "a" { }\n  }\n}')).rejects.toMatchObject({
      code: 'usage',
      message: `${join(folder, 'servers.json')} is not JSON: colon expected in line 3, column 9.`,
    });
    await expect(readText('')).rejects.toMatchObject({ code: 'usage' });
  });

  test("a bad entry that is not chosen is nobody's business", () => {
    expect(resolveServers({ crm, bad: {} }, { servers: ['crm'] }).servers).toHaveLength(1);
  });
});

describe('secrets', () => {
  const secretsOf = (entry: JsonObject, environment: Record<string, string> = {}) =>
    resolveServers({ a: entry }, { environment }).secrets;

  test.each<[string, JsonObject, string[]]>([
    ['a token by its name', { ...crm, env: { API_TOKEN: 'opensesame' } }, ['opensesame']],
    ['a key by its shape', { ...crm, env: { SETTING: 'sk-proj-abcdef' } }, ['sk-proj-abcdef']],
    [
      'a password in an address',
      { ...crm, env: { DATABASE_URL: 'postgres://me:s3cretpw@db/x' } },
      ['s3cretpw'],
    ],
    [
      'a literal in an argument',
      { ...crm, args: ['--token=ghp_0123456789abcdef'] },
      ['ghp_0123456789abcdef'],
    ],
    [
      'what follows a flag that asks for one',
      { ...crm, args: ['--api-key', 'opensesame', '-v'] },
      ['opensesame'],
    ],
    [
      'what is named so in an argument',
      { ...crm, args: ['--set', 'db.password=opensesame'] },
      ['opensesame'],
    ],
    [
      'keys in an address, as they stand there and as they are',
      { ...docs, url: 'https://x.org/s/a1B2c3D4e5F6g7H8i9J0/mcp?api_key=open%2Fsesame&page=12345678' },
      ['open%2Fsesame', 'open/sesame', 'a1B2c3D4e5F6g7H8i9J0'],
    ],
    [
      'nothing of an everyday command line or address',
      {
        ...crm,
        args: ['--key-file', '/etc/key.pem', '--token-limit=12', '--name', 'crm-2026', '--author=somebody'],
      },
      [],
    ],
    [
      'a header and its bare credentials',
      { ...docs, headers: { Authorization: 'Bearer abc-def-1' } },
      ['Bearer abc-def-1', 'abc-def-1'],
    ],
    [
      'basic credentials',
      { ...docs, headers: { Authorization: `Basic ${btoa('me:pass-word')}` } },
      [`Basic ${btoa('me:pass-word')}`, btoa('me:pass-word'), 'pass-word'],
    ],
    ['a header of any name', { ...docs, headers: { 'X-Tenant': 'wonderland' } }, ['wonderland']],
    [
      'what stands inside a connection string',
      {
        ...crm,
        env: { DB: 'Server=db;User=app;Password=letmein1;Timeout=30', STORE: 'redis://:hunter22@host/0' },
      },
      ['letmein1', 'Server=db;User=app;Password=letmein1;Timeout=30', 'hunter22'],
    ],
    [
      'nothing that counts or is passed through',
      {
        ...crm,
        env: { MAX_TOKENS: '128000', PASS_THROUGH: 'always', COMPASS: 'northward', BYPASS: 'sometimes' },
      },
      [],
    ],
    [
      'nothing short, plain, or everyday',
      {
        ...crm,
        env: {
          MODE: 'production',
          PORT: '8080',
          ROOT: '/srv/data-1/files',
          TOKEN: 'abc',
          DEBUG: 'true',
          KEY_FILE: '/etc/key.pem',
          URL: 'https://example.org/a1',
          LANG: 'en_US.UTF-8',
          PWD: '/srv/data-1/files',
        },
      },
      [],
    ],
    [
      'no harmless header',
      { ...docs, headers: { 'Content-Type': 'application/json', 'User-Agent': 'toolgrad 1' } },
      [],
    ],
  ])('%s', (_, entry, secrets) => {
    expect(secretsOf(entry)).toEqual(secrets);
  });

  test.each([
    ...['MYSQL_PASS', 'DB_PW', 'PASSPHRASE', 'AUTH', 'NPM_AUTH', 'CREDENTIALS', 'GOOGLE_CREDS', 'SENTRY_DSN'],
    ...[
      'CONNECTION_STRING',
      'connectionString',
      'dbPass',
      'db-pass',
      'Db.Pass',
      'mysql pass',
      'PASS1',
      'GH_PAT',
    ],
    ...['X-Api-Key', 'ACCESSKEY', 'signing.key', 'KENNWORT', 'MOT_DE_PASSE', 'mfa_otp'],
  ])('the value of %s', (name) => {
    expect(secretsOf({ ...crm, env: { [name]: 'letmein' } })).toEqual(['letmein']);
  });

  test('a value that a variable was filled with, wherever it stands', () => {
    const entry = { ...docs, url: `http://x.org/${v('DOCS_KEY')}/mcp` };
    expect(secretsOf(entry, { DOCS_KEY: 'letmein' })).toEqual(['letmein']);
    expect(secretsOf({ ...crm, args: [v('PLACE')] }, { PLACE: '/home/me' })).toEqual([]);
  });

  test('what this process was given counts too, where it is named and looks like a secret', () => {
    const environment = {
      GITHUB_TOKEN: 'abcdef012345',
      DB_PASSWORD_2: 'correct-horse-7-battery',
      SSH_AUTH_SOCK: '/tmp/ssh-1234567/agent',
      XDG_SESSION_ID: 'session-0123456789',
      TOKEN_FILE: '/run/secrets/token-012',
      PUBLIC_KEY: 'https://keys.example/a1b2c3',
      API_KEY: 'ollama',
      MAX_TOKEN: '4096',
      MONKEY: 'abcdef0123456789',
      PWD: '/home/me/a1',
    };
    expect(secretsOfEnvironment(environment)).toEqual(['abcdef012345', 'correct-horse-7-battery']);
  });
});
