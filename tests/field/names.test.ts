// Names of variables as configurations have them: which hold a secret, and which only sound like it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Secrets } from '../../src/config/configured-secrets.ts';

const names = JSON.parse(
  readFileSync(new URL('../../fixtures/field/names.json', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly secret: boolean }[];

test.each(names)('$name: $secret', ({ name, secret }) => {
  const secrets = new Secrets();
  secrets.addVariable(name, 'correcthorse');
  expect(secrets.values).toEqual(secret ? ['correcthorse'] : []);
});
