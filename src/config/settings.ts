// The `toolgrad` object of a configuration: how each server may be used, what models cost, and which day it is.
import { statSync } from 'node:fs';
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { defaultSettings, type ServerSettings } from '../tools/server-config.ts';
import { unknownName } from './choices.ts';
import { inOurWords, usageError } from './issue.ts';

const glob = z.string().min(1, 'a glob cannot be empty');
const milliseconds = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

const callsAPeriod = z.int().positive().max(10_000);
const rateLimit = z
  .looseObject({ perSecond: callsAPeriod.optional(), perMinute: callsAPeriod.optional() })
  .transform((written, context) => {
    const { perSecond, perMinute } = written;
    if (Object.keys(written).length === 1) {
      if (perSecond !== undefined) return { perSecond };
      if (perMinute !== undefined) return { perMinute };
    }
    context.addIssue('it must be { "perSecond": 5 } or { "perMinute": 100 }, with a number of your choice');
    return z.NEVER;
  });

const serverSettings = z.strictObject({
  allow: z.array(glob).optional(),
  deny: z.array(glob).optional(),
  reads: z.array(glob).optional(),
  sandbox: z.boolean().optional(),
  isolation: z.enum(['shared', 'sample']).optional(),
  sandboxFrom: z.string().min(1).optional(),
  timeoutMs: milliseconds.optional(),
  connectTimeoutMs: milliseconds.optional(),
  concurrency: z.int().positive().optional(),
  rateLimit: rateLimit.optional(),
  retries: z.int().nonnegative().max(10).optional(),
  maxResultBytes: z
    .int()
    .min(1_000)
    // JavaScript's longest text holds twice as many characters.
    .max(2 ** 28)
    .optional(),
});

/** The settings of ours that an entry of a client has beside its own fields, where nothing reads them. */
export function misplacedSettings(entry: unknown): readonly string[] {
  if (!isObject(entry as JsonValue)) return [];
  return Object.entries(entry as JsonObject).flatMap(([key, value]) => {
    const setting = serverSettings.shape[key as keyof typeof serverSettings.shape];
    // Clients may have a field of that name that means something else.
    return Object.hasOwn(serverSettings.shape, key) && setting.safeParse(value).success ? [key] : [];
  });
}

const whole = z.strictObject({
  servers: z.record(z.string(), z.unknown()).optional(),
  model: z.unknown().optional(),
  calendar: z.unknown().optional(),
});

const calendar = z.strictObject({
  today: z.iso.date('it must be a date such as 2026-03-02'),
  timeZone: z.string().refine(isTimeZone, 'it must be an IANA time zone such as Europe/Berlin'),
});

/** USD for a million tokens. */
const price = z.strictObject({
  input: z.number().nonnegative(),
  cachedInput: z.number().nonnegative().optional(),
  output: z.number().nonnegative(),
});

const modelSettings = z.strictObject({ prices: z.record(z.string(), z.unknown()).optional() });

/** The day on which samples take place, `YYYY-MM-DD`, and the IANA time zone it is read in. */
export type WrittenCalendar = z.infer<typeof calendar>;

/** What one model costs: USD for a million tokens. */
export type WrittenPrice = z.infer<typeof price>;

export interface WrittenToolgrad {
  /** By server. */
  readonly servers: ReadonlyMap<string, WrittenSettings>;
  /** By model, as its endpoint calls it. */
  readonly prices: Readonly<Record<string, WrittenPrice>>;
  readonly calendar?: WrittenCalendar;
}

/** The settings as they are written. Throws `usage` for unknown keys, unknown servers and bad values. */
export function readSettings(
  toolgrad: unknown,
  serverNames: readonly string[],
  file: string,
): WrittenToolgrad {
  const outer = whole.safeParse(toolgrad ?? {}, { error: inOurWords });
  if (!outer.success) throw usageError(outer.error, `"toolgrad" in ${file}`, Object.keys(whole.shape));
  const { servers = {}, model = {} } = outer.data;
  return {
    servers: readServers(servers, serverNames, file),
    prices: readPrices(model, file),
    ...(outer.data.calendar === undefined ? {} : { calendar: readCalendar(outer.data.calendar, file) }),
  };
}

function readCalendar(written: unknown, file: string): WrittenCalendar {
  const parsed = calendar.safeParse(written, { error: inOurWords });
  if (parsed.success) return parsed.data;
  throw usageError(parsed.error, `"toolgrad.calendar" in ${file}`, Object.keys(calendar.shape));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function readServers(
  servers: Readonly<Record<string, unknown>>,
  serverNames: readonly string[],
  file: string,
): WrittenToolgrad['servers'] {
  return new Map(
    Object.entries(servers).map(([name, written]) => {
      if (!serverNames.includes(name)) {
        const sentence = `"toolgrad" in ${file} has settings for "${name}", which is not one of its servers.`;
        throw unknownName(sentence, name, serverNames);
      }
      const parsed = serverSettings.safeParse(written, { error: inOurWords });
      const where = `"toolgrad.servers.${name}" in ${file}`;
      if (!parsed.success) throw usageError(parsed.error, where, Object.keys(serverSettings.shape));
      return [name, parsed.data] as const;
    }),
  );
}

function readPrices(model: unknown, file: string): WrittenToolgrad['prices'] {
  const outer = modelSettings.safeParse(model, { error: inOurWords });
  const where = `"toolgrad.model" in ${file}`;
  if (!outer.success) throw usageError(outer.error, where, Object.keys(modelSettings.shape));
  return Object.fromEntries(
    Object.entries(outer.data.prices ?? {}).map(([name, written]) => {
      const parsed = price.safeParse(written, { error: inOurWords });
      const place = `The price of "${name}" in "toolgrad.model.prices" of ${file} (USD per million tokens)`;
      if (!parsed.success) throw usageError(parsed.error, place, Object.keys(price.shape));
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
