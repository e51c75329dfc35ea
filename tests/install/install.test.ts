// `install` on real files: where it writes on which system, what it keeps, and its sentence where it cannot.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'jsonc-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installCommand } from '../../src/cli/install/install.ts';
import { type InstallOptions, installEntry } from '../../src/cli/install/install-entry.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { createScreen } from '../../src/cli/terminal/terminal.ts';
import { clients, fileOf } from '../../src/install/clients.ts';
import { type Machine, thisMachine } from '../../src/install/machine.ts';
import { ownLauncher } from '../../src/install/server-entry.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'toolgrad-install-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const linux = (): Machine => ({ ...thisMachine, platform: 'linux', home, environment: {} });
const onPosix = process.platform !== 'win32';

/** Runs a command line of `install`; what stays open is this process's standard output alone. */
async function install(line: string, machine = linux()) {
  const parsed = await parseCommandLine(['install', ...line.split(' ')], [installCommand], 100);
  if (parsed.kind !== 'command') throw new Error('This is no command.');
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = { out: createScreen(out), err: createScreen(err) };
  const code = await installEntry(parsed.options as InstallOptions, terminal, machine);
  out.end();
  err.end();
  return { code, stdout: await text(out), stderr: await text(err) };
}

/** Writes a file under the home folder, with the folders above it. */
function place(name: string, content: string): string {
  const file = join(home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const backupsOf = (file: string) => readdirSync(dirname(file)).filter((name) => name.endsWith('.bak'));

describe.runIf(onPosix)('what is written', () => {
  test.each([
    ['claude-desktop', '.config/Claude/claude_desktop_config.json', 'mcpServers', undefined],
    ['vscode', '.config/Code/User/mcp.json', 'servers', 'stdio'],
    ['cursor', '.cursor/mcp.json', 'mcpServers', undefined],
  ])('%s', async (client, name, key, type) => {
    const file = place(name, `{ "${key}": { "crm": { "command": "crm" } } } // mine`);
    const { code, stdout } = await install(`--client ${client}`);
    expect(code).toBe(0);
    const content = readFileSync(file, 'utf8');
    const entry = parse(content)[key].toolgrad;
    expect(entry.type).toBe(type);
    // The sources lie in a clone: they are started from there.
    expect([entry.command, ...entry.args.slice(1)]).toEqual([process.execPath, 'serve', '--config', file]);
    expect(content).toMatch(/\/\/ mine$/);
    const [backup = ''] = backupsOf(file);
    expect(stdout).toContain(backup);
    expect(readFileSync(join(dirname(file), backup), 'utf8')).toBe(
      `{ "${key}": { "crm": { "command": "crm" } } } // mine`,
    );
    expect(readdirSync(dirname(file))).toHaveLength(2);
  });

  test('a file that is not there yet, for its owner alone', async () => {
    mkdirSync(join(home, '.cursor'));
    await install('--client cursor --demo --name tools');
    const file = join(home, '.cursor/mcp.json');
    expect(parse(readFileSync(file, 'utf8')).mcpServers.tools.args.slice(1)).toEqual(['serve', '--demo']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(backupsOf(file)).toEqual([]);
  });

  test('with a word where the client has no tools to make samples of', async () => {
    place('.cursor/mcp.json', '{}');
    expect((await install('--client cursor')).stderr).toMatch(/Cursor has no other servers yet.*--demo/);
    expect((await install('--client cursor --demo')).stderr).toBe('');
    place('.cursor/mcp.json', '{ "mcpServers": { "crm": { "command": "crm" } } }');
    expect((await install('--client cursor')).stderr).toBe('');
  });

  test('nothing, where all of it is there', async () => {
    const file = place('.cursor/mcp.json', '{}');
    await install('--client cursor');
    const [content, backups] = [readFileSync(file, 'utf8'), backupsOf(file)];
    const { stdout } = await install('--client cursor');
    expect(stdout).toMatch(/already/);
    expect([readFileSync(file, 'utf8'), backupsOf(file)]).toEqual([content, backups]);
  });

  test('another source of tools, in place of the one that was there', async () => {
    const file = place('.cursor/mcp.json', '{}');
    const config = place('servers.json', '{ "mcpServers": {} }');
    await install('--client cursor');
    await install(`--client cursor --config ${config}`);
    expect(parse(readFileSync(file, 'utf8')).mcpServers.toolgrad.args.slice(1)).toEqual([
      'serve',
      '--config',
      config,
    ]);
    expect(backupsOf(file)).toHaveLength(2);
  });

  test('where a link leads, which stays a link, and the mode of the file', async () => {
    const file = place('dotfiles/mcp.json', '{}');
    chmodSync(file, 0o640);
    mkdirSync(join(home, '.cursor'));
    symlinkSync(file, join(home, '.cursor/mcp.json'));
    await install('--client cursor --demo');
    expect(lstatSync(join(home, '.cursor/mcp.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/toolgrad/);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test('on the screen, with --print, and nowhere else', async () => {
    const { stdout, stderr } = await install('--client vscode --demo --print');
    expect(JSON.parse(stdout)).toMatchObject({ servers: { toolgrad: { type: 'stdio' } } });
    expect(stderr).toContain(join(home, '.config/Code/User/mcp.json'));
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('what is refused, with one sentence', () => {
  test.each([
    ['--client emacs', /Unknown client emacs.*claude-desktop, vscode or cursor/],
    ['--client vscod', /Did you mean vscode/],
    ['--client claude-code', /claude mcp add toolgrad/],
    ['--print', /No client is named/],
    ['--client cursor --demo --config a.json', /cannot be combined/],
    ['--client cursor --name a/b', /--name/],
    ['--client cursor', /Cursor does not seem to be installed: there is no folder/],
    ['--client claude-desktop --config no-such.json', /no file .*no-such.json/],
  ])('%s', async (line, message) => {
    await expect(install(line)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
    expect(readdirSync(home)).toEqual([]);
  });

  test.runIf(onPosix).each([
    ['{ "mcpServers": { ', /mcp.json is not JSON: .* line 1/],
    ['{ "mcpServers": { "toolgrad": { "command": "other" } } }', /another server named toolgrad/],
  ])('%s', async (content, message) => {
    const file = place('.cursor/mcp.json', content);
    await expect(install('--client cursor')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(dirname(file))).toEqual(['mcp.json']);
  });

  test.runIf(onPosix)('a file that cannot be written', async () => {
    // A folder in the place of the file holds for any user, root included.
    mkdirSync(join(home, '.cursor/mcp.json'), { recursive: true });
    await expect(install('--client cursor')).rejects.toMatchObject({ code: 'usage' });
    expect(existsSync(join(home, '.cursor/mcp.json'))).toBe(true);
  });

  test.runIf(onPosix && process.getuid?.() !== 0)('a folder that may not be written to', async () => {
    const file = place('.cursor/mcp.json', '{}');
    chmodSync(dirname(file), 0o500);
    await expect(install('--client cursor')).rejects.toMatchObject({
      message: expect.stringMatching(/permission.*--print/),
    });
    chmodSync(dirname(file), 0o700);
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});

describe('where the file is', () => {
  const windows = (environment: Machine['environment']): Machine => ({
    platform: 'win32',
    home: 'C:\\Users\\Ada',
    environment,
    hasFolder: () => true,
    namesIn: () => [],
  });
  const mac: Machine = { ...windows({}), platform: 'darwin', home: '/Users/ada' };
  const { 'claude-desktop': claude, vscode, cursor } = clients;

  test.each([
    [claude, mac, '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json'],
    [claude, windows({ APPDATA: 'D:\\Roaming' }), 'D:\\Roaming\\Claude\\claude_desktop_config.json'],
    [vscode, mac, '/Users/ada/Library/Application Support/Code/User/mcp.json'],
    [vscode, windows({}), 'C:\\Users\\Ada\\AppData\\Roaming\\Code\\User\\mcp.json'],
    [
      vscode,
      { ...windows({ XDG_CONFIG_HOME: '/etc/ada' }), platform: 'linux', home: '/home/ada' } as Machine,
      '/etc/ada/Code/User/mcp.json',
    ],
    [cursor, mac, '/Users/ada/.cursor/mcp.json'],
    [cursor, windows({}), 'C:\\Users\\Ada\\.cursor\\mcp.json'],
  ])('$title', (client, machine, file) => {
    expect(client.files(machine)).toEqual([file]);
  });

  test('Claude Desktop as a Windows package reads a file of its own, which comes first', () => {
    const folder = 'C:\\Users\\Ada\\AppData\\Local\\Packages';
    const packaged = `${folder}\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude`;
    const machine: Machine = {
      ...windows({}),
      namesIn: (path) => (path === folder ? ['Claude_pzs8sxrjxfjjc', 'Other_1'] : []),
    };
    const usual = 'C:\\Users\\Ada\\AppData\\Roaming\\Claude';
    const file = (path: string) => `${path}\\claude_desktop_config.json`;
    expect(claude.files(machine)).toEqual([file(packaged), file(usual)]);
    expect(fileOf(claude, machine)).toBe(file(packaged));
    expect(fileOf(claude, { ...machine, hasFolder: (path) => path === usual })).toBe(file(usual));
    expect(fileOf(claude, { ...machine, hasFolder: () => false })).toBeUndefined();
  });
});

describe('how the program is started', () => {
  const installed = join(tmpdir(), 'x', 'node_modules', 'toolgrad-mcp', 'dist', 'src', 'bin.js');

  test('by npx, which on Windows needs cmd', () => {
    expect(ownLauncher('darwin', installed)).toEqual({ command: 'npx', args: ['-y', 'toolgrad-mcp'] });
    expect(ownLauncher('win32', installed)).toEqual({
      command: 'cmd',
      args: ['/c', 'npx', '-y', 'toolgrad-mcp'],
    });
  });

  test('from a clone by Node', () => {
    expect(ownLauncher('linux', '/src/toolgrad/dist/src/bin.js', '/usr/bin/node')).toEqual({
      command: '/usr/bin/node',
      args: ['/src/toolgrad/dist/src/bin.js'],
    });
  });
});

test.runIf(onPosix)('two at the same time each leave their entry', async () => {
  const file = place('.cursor/mcp.json', '{"mcpServers":{}}');
  const names = Array.from({ length: 8 }, (_, index) => `copy${index}`);
  await Promise.all(names.map((name) => install(`--client cursor --name ${name}`)));
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).mcpServers).toSorted()).toEqual(names);
  expect(readdirSync(dirname(file)).filter((name) => /lock|tmp/.test(name))).toEqual([]);
});

test.runIf(onPosix)('a file keeps permissions that a new one would not get', async () => {
  const file = place('.cursor/mcp.json', '{"mcpServers":{}}');
  chmodSync(file, 0o666);
  await install('--client cursor');
  expect(statSync(file).mode & 0o777).toBe(0o666);
});

test.runIf(onPosix)('a link to a file that is not there yet stays a link', async () => {
  mkdirSync(join(home, '.cursor'));
  mkdirSync(join(home, 'elsewhere'));
  symlinkSync('../elsewhere/mcp.json', join(home, '.cursor/mcp.json'));
  await install('--client cursor');
  expect(lstatSync(join(home, '.cursor/mcp.json')).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(join(home, 'elsewhere/mcp.json'), 'utf8'))).toHaveProperty('mcpServers');
});
