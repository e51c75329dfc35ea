// Where else than in a variable of a telling name configurations hold a secret: command lines, addresses, JSON.
import { describe, expect, test } from 'vitest';
import { Secrets } from '../../src/config/configured-secrets.ts';

const secretsOf = (add: (secrets: Secrets) => void): readonly string[] => {
  const secrets = new Secrets();
  add(secrets);
  return secrets.values;
};

describe('a command line', () => {
  test.each([
    [['--header', 'Authorization: Bearer hunter22']],
    [['-H', 'X-Api-Key: hunter22']],
    [['--env=TOKEN=hunter22']],
    [['--user', 'ada:hunter22']],
    [['/password:hunter22']],
    [['--set', 'db.password=hunter22']],
  ])('%j', (words) => {
    expect(secretsOf((secrets) => secrets.addArguments(words))).toContain('hunter22');
  });

  test.each([
    [['--user', '1000:1000']],
    [['--header', 'Accept: application/json']],
    [['-y', '@scope/server@1.2.3']],
    [['--mount', '/data:/data']],
  ])('%j holds none', (words) => {
    expect(secretsOf((secrets) => secrets.addArguments(words))).toEqual([]);
  });
});

test.each([
  'smtp://me@a.example:hunter22@mail.example:25',
  'jdbc:oracle:thin:ada/hunter22@db:1521:x',
  'mssql://sa:hunter22@h:1433/db',
  '{"user": "ada", "password": "hunter22"}',
])('the variable of a connection: %s', (value) => {
  expect(secretsOf((secrets) => secrets.addVariable('TARGET', value))).toContain('hunter22');
});

test.each([
  ['https://h/mcp#access_token=hunter22', 'hunter22'],
  ['https://h/mcp?auth%5Btoken%5D=hunter22', 'hunter22'],
  ['https://hunter22token1@h/mcp', 'hunter22token1'],
])('the address %s', (url, secret) => {
  expect(secretsOf((secrets) => secrets.addUrl(url))).toContain(secret);
});
