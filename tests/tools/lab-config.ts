// Configurations of the lab server, one for each way to reach it.
import { fileURLToPath } from 'node:url';
import {
  defaultSettings,
  inProcessServer,
  type ServerConfig,
  type ServerSettings,
} from '../../src/tools/server-config.ts';
import { createLab, type LabOptions } from './servers/lab.mjs';

/** The path of a script in tests/tools/servers. */
export const script = (name: string) => fileURLToPath(new URL(`servers/${name}`, import.meta.url));

/** A Node script, or a few words of one, as a configured server. */
export function stdioServer(
  name: string,
  args: readonly string[],
  settings: Partial<ServerSettings> = {},
  env: Readonly<Record<string, string>> = {},
): ServerConfig {
  return {
    name,
    transport: { kind: 'stdio', command: process.execPath, args, env },
    settings: { ...defaultSettings, ...settings },
    described: ['node', ...args].join(' '),
  };
}

export function labInProcess(settings: Partial<ServerSettings> = {}, options: LabOptions = {}): ServerConfig {
  return inProcessServer('lab', () => createLab(options), settings);
}

export function labOverStdio(settings: Partial<ServerSettings> = {}): ServerConfig {
  return stdioServer('lab', [script('lab-stdio.mjs')], settings);
}

export function labAt(
  kind: 'http' | 'sse',
  url: string,
  settings: Partial<ServerSettings> = {},
  headers: Readonly<Record<string, string>> = {},
): ServerConfig {
  return {
    name: 'lab',
    transport: { kind, url, headers },
    settings: { ...defaultSettings, ...settings },
    described: url,
  };
}
