// Configuration files as the clients write them: what each field means here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Config, readConfig, resolveConfig } from '../../src/config/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-dialects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resolve = (document: unknown, environment = {}): Config =>
  resolveConfig(document, { name: 'c.json', folder }, { environment });

/** The file as a client would write it. */
function read(name: string, text: string): Promise<Config> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return readConfig(file, { environment: { DOCS_TOKEN: 'letmein-1' } });
}

const other = { command: 'other' };
const stdio = { kind: 'stdio', command: 'npx', args: ['-y', 'notes'], env: { A: '1' } };
const http = (headers = {}) => ({ kind: 'http', url: 'https://docs.example/mcp', headers });

describe('an entry of', () => {
  test.each<[string, object, object]>([
    ['Windsurf', { serverUrl: 'https://docs.example/mcp' }, http()],
    ['Gemini CLI', { httpUrl: 'https://docs.example/mcp', timeout: 30000, trust: true }, http()],
    ['Cline', { type: 'streamableHttp', url: 'https://docs.example/mcp', alwaysAllow: ['a'] }, http()],
    ['Roo Code', { type: 'streamable-http', url: 'https://docs.example/mcp', timeout: 60 }, http()],
    ['opencode, remote', { type: 'remote', url: 'https://docs.example/mcp', enabled: true }, http()],
    [
      'opencode, local',
      { type: 'local', command: ['npx', '-y', 'notes'], environment: { A: '1' }, enabled: true },
      stdio,
    ],
    [
      'Zed, older',
      { source: 'custom', command: { path: 'npx', args: ['-y', 'notes'], env: { A: '1' } } },
      stdio,
    ],
    ['Zed', { source: 'custom', command: 'npx', args: ['-y', 'notes'], env: { A: '1' } }, stdio],
    ['Cherry Studio', { isActive: true, command: 'npx', args: ['-y', 'notes'], env: { A: '1' } }, stdio],
    [
      'a client that names the transport',
      { transport: 'sse', url: 'https://docs.example/mcp' },
      { ...http(), kind: 'sse' },
    ],
    [
      'another such client',
      { transportType: 'stdio', command: 'npx', args: ['-y', 'notes'], env: { A: '1' } },
      stdio,
    ],
    [
      'a client with null for what is not set',
      { command: 'npx', args: ['-y', 'notes'], env: { A: '1', B: null } },
      stdio,
    ],
    [
      'a client that hands headers to fetch',
      { url: 'https://docs.example/mcp', requestInit: { headers: { 'X-Team': 'lab' } } },
      http({ 'X-Team': 'lab' }),
    ],
  ])('%s', (_, entry, transport) => {
    const { servers, notices } = resolve({ mcpServers: { it: entry } });
    expect(notices).toEqual([]);
    expect(servers[0]?.transport).toMatchObject(transport);
  });
});

describe('the servers of', () => {
  test.each<[string, object]>([
    ['Zed', { context_servers: { it: other } }],
    ["VS Code's settings", { mcp: { inputs: [], servers: { it: other } } }],
    ['opencode', { mcp: { it: { type: 'local', command: ['other'] } } }],
    ['opencode, with a server named servers', { mcp: { servers: { type: 'local', command: ['other'] } } }],
    ['a client with a list', { mcpServers: [{ name: 'it', ...other }] }],
  ])('%s', (_, document) => {
    expect(resolve(document).servers).toMatchObject([{ transport: { kind: 'stdio', command: 'other' } }]);
  });

  test('Codex, in TOML', async () => {
    const config = await read(
      'config.toml',
      [
        'model = "some-model"',
        '[mcp_servers.notes]',
        'command = "npx"',
        'args = ["-y", "notes"]',
        'env = { A = "1" }',
        'startup_timeout_sec = 20',
        'disabled_tools = ["wipe"]',
        '[mcp_servers.docs]',
        'url = "https://docs.example/mcp"',
        'bearer_token_env_var = "DOCS_TOKEN"',
        'http_headers = { "X-Team" = "lab" }',
        'env_http_headers = { "X-Token" = "DOCS_TOKEN" }',
        '[mcp_servers.old]',
        'command = "old"',
        'enabled = false',
      ].join('\n'),
    );
    expect(config.servers).toMatchObject([
      { name: 'notes', transport: stdio, settings: { deny: ['wipe'] } },
      {
        name: 'docs',
        transport: http({ 'X-Team': 'lab', Authorization: 'Bearer letmein-1', 'X-Token': 'letmein-1' }),
      },
    ]);
    expect(config.notices).toEqual([expect.stringMatching(/^old is left out: it is disabled in /)]);
    expect(config.secrets).toContain('letmein-1');
    expect(JSON.stringify(config.source)).not.toContain('letmein-1');
  });

  test('Continue, in YAML', async () => {
    const { servers } = await read(
      'config.yaml',
      'mcpServers:\n  - name: notes\n    command: npx\n    args: ["-y", notes]\n    env: { A: "1" }\n',
    );
    expect(servers).toMatchObject([{ name: 'notes', transport: stdio }]);
  });

  test.each([
    ['broken.toml', '[mcp_servers', /broken\.toml is not TOML: .+\.$/],
    ['broken.yaml', 'a: [', /broken\.yaml is not YAML: .+\.$/],
  ])('%s is told', async (name, text, sentence) => {
    await expect(read(name, text)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(sentence),
    });
  });
});

test.each([{ enabled: false }, { isActive: false }, { disabled: true }])(
  '%j switches a server off',
  (off) => {
    const { servers, notices } = resolve({ mcpServers: { it: { ...other, ...off }, good: other } });
    expect(servers.map(({ name }) => name)).toEqual(['good']);
    expect(notices).toEqual(['it is left out: it is disabled in c.json.']);
  },
);

test.each<[object, string[]]>([
  [{ excludeTools: ['wipe', 'what?'] }, ['wipe', 'what\\?']],
  [{ disabledTools: ['wipe'] }, ['wipe']],
  [{ includeTools: ['get', 'list'] }, ['!(get|list)']],
  [{ enabled_tools: ['get'], disabled_tools: ['list'] }, ['list', '!(get)']],
  [{ tools: ['*'] }, []],
])('%j excludes tools', (fields, deny) => {
  const config = resolve({ mcpServers: { it: { ...other, ...fields } } });
  expect(config.servers[0]?.settings.deny).toEqual(deny);
  // A run that goes on obeys them too.
  expect(resolve(config.source).servers[0]?.settings.deny).toEqual(deny);
});

test('approving tools in a client allows none here', () => {
  const fields = { alwaysAllow: ['wipe'], autoApprove: ['wipe'], trust: true };
  expect(resolve({ mcpServers: { it: { ...other, ...fields } } }).servers[0]?.settings.allow).toEqual([]);
});

test('envFile: its variables, which those of the entry outweigh; they are secrets, and stay in their file', () => {
  writeFileSync(join(folder, 'lab.env'), '# ours\nexport API_TOKEN="letmein 2"\nA=from-file\n');
  const config = resolve({ servers: { it: { ...other, envFile: 'lab.env', env: { A: 'from-entry' } } } });
  expect(config.servers[0]?.transport).toMatchObject({ env: { API_TOKEN: 'letmein 2', A: 'from-entry' } });
  expect(config.secrets).toContain('letmein 2');
  expect(config.source).toMatchObject({ mcpServers: { it: { envFile: join(folder, 'lab.env') } } });
  expect(JSON.stringify(config.source)).not.toContain('letmein');
});

test.each<[string, unknown, RegExp]>([
  [
    'an extension of an editor',
    { settings: { a: 1 } },
    /is an editor's extension, which only that editor can start/,
  ],
  ['no object', 'npx notes', /it must be an object, not a text/],
  ['a field of the wrong kind', { command: 'x', args: 5 }, /has a bad "args": it must be a list, not 5/],
  ['an unknown kind', { type: 'websocket', url: 'ws://x' }, /has a bad "type"/],
  ['an address of another kind', { url: 'localhost:80' }, /has a bad "url"/],
  ['an envFile that is not there', { ...other, envFile: 'gone.env' }, /there is no envFile .*gone\.env/],
])('%s costs that server and no other', (_, entry, reason) => {
  const { servers, notices } = resolve({ mcpServers: { odd: entry, good: other } });
  expect(servers.map(({ name }) => name)).toEqual(['good']);
  expect(notices).toEqual([expect.stringMatching(/^odd is left out: .+\.$/)]);
  expect(notices[0]).toMatch(reason);
});

test('a setting of ours in a client’s entry has no effect, and the file is told where it belongs', () => {
  const { servers, notices } = resolve({
    mcpServers: { films: { ...other, reads: ['*'], sandbox: { kind: 'vm' } } },
  });
  expect(servers).toHaveLength(1);
  expect(notices).toEqual([
    '"reads" of films has no effect in its entry: put it in "toolgrad": { "servers": { "films": { "reads": … } } }.',
  ]);
});
