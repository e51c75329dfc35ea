// Clients' files as they are: what each entry means here, and what is told of those that cannot be used.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

interface Case {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  /** The servers that can be used, by name, with part of how each is reached. */
  readonly servers?: Readonly<Record<string, object>>;
  /** Part of what is told. */
  readonly says?: string;
  readonly throws?: string;
  readonly deny?: Readonly<Record<string, readonly string[]>>;
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/field/files.json', import.meta.url), 'utf8'),
) as readonly Case[];
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-field-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(cases.map((one, at) => [one.kind, one, at] as const))('%s', async (_, one, at) => {
  mkdirSync(join(folder, String(at)));
  const file = join(folder, String(at), one.file);
  writeFileSync(file, one.text);
  const reading = readConfig(file, { environment: { DOCS_TOKEN: 'letmein-1' } });
  if (one.throws !== undefined) {
    await expect(reading).rejects.toThrow(one.throws);
    return;
  }
  const { servers, notices } = await reading;
  expect(servers.map(({ name }) => name).sort(), notices.join('\n')).toEqual(
    Object.keys(one.servers ?? {}).sort(),
  );
  for (const { name, transport, settings } of servers) {
    expect(transport).toMatchObject(one.servers?.[name] ?? {});
    for (const rule of one.deny?.[name] ?? []) expect(settings.deny).toContain(rule);
    expect(settings.allow).toEqual([]);
  }
  if (one.says !== undefined) expect(notices.join('\n')).toContain(one.says);
});
