// The `toolgrad` object of a configuration: how each server may be used.
import { statSync } from 'node:fs';
import { z } from 'zod';
import { ToolGradError } from '../core/errors.ts';
import { defaultSettings, type ServerSettings } from '../tools/server-config.ts';
import { unknownName } from './choices.ts';
import { usageError } from './issue.ts';

const glob = z.string().min(1, 'a glob cannot be empty');
const milliseconds = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

const serverSettings = z.strictObject({
  allow: z.array(glob).optional(),
  deny: z.array(glob).optional(),
  sandbox: z.boolean().optional(),
  isolation: z.enum(['shared', 'sample']).optional(),
  sandboxFrom: z.string().min(1).optional(),
  timeoutMs: milliseconds.optional(),
  connectTimeoutMs: milliseconds.optional(),
  concurrency: z.int().positive().optional(),
});

/** The settings as they are written, by server. Throws `usage` for unknown keys, unknown servers and bad values. */
export function readSettings(
  toolgrad: unknown,
  serverNames: readonly string[],
  file: string,
): ReadonlyMap<string, WrittenSettings> {
  if (toolgrad === undefined) return new Map();
  const outer = z.strictObject({ servers: z.record(z.string(), z.unknown()).optional() }).safeParse(toolgrad);
  if (!outer.success) throw usageError(outer.error, `"toolgrad" in ${file}`, ['servers']);
  return new Map(
    Object.entries(outer.data.servers ?? {}).map(([name, written]) => {
      if (!serverNames.includes(name)) {
        const sentence = `"toolgrad" in ${file} has settings for "${name}", which is no server there.`;
        throw unknownName(sentence, name, serverNames);
      }
      const parsed = serverSettings.safeParse(written);
      const where = `"toolgrad.servers.${name}" in ${file}`;
      if (!parsed.success) throw usageError(parsed.error, where, Object.keys(serverSettings.shape));
      return [name, parsed.data] as const;
    }),
  );
}

export type WrittenSettings = z.infer<typeof serverSettings>;

/** The settings in force: what is written over the defaults. `expandPath` makes `sandboxFrom` a path of this machine. */
export function settingsInForce(
  written: WrittenSettings,
  expandPath: (text: string) => string,
  where: string,
): ServerSettings {
  const given = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
  const settings: ServerSettings = { ...defaultSettings, ...given };
  if (settings.sandboxFrom === undefined) return settings;
  if (settings.isolation !== 'sample') {
    const message = `${where} has "sandboxFrom", which needs "isolation": "sample".`;
    throw new ToolGradError('usage', message);
  }
  const sandboxFrom = expandPath(settings.sandboxFrom);
  if (statSync(sandboxFrom, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const message = `${where} has a bad "sandboxFrom": there is no folder ${sandboxFrom}.`;
    throw new ToolGradError('usage', message);
  }
  return { ...settings, sandboxFrom };
}
