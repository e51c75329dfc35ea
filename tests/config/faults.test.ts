// Faults and limits as a configuration writes them, and what is said of mistakes.
import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/config.ts';

const origin = { name: 'c.json', folder: '/nowhere' };
const server = { command: 'node', args: ['crm.js'] };
const configured = (faults: object, settings: object = {}) =>
  resolveConfig(
    { mcpServers: { crm: { faults, server } }, toolgrad: { servers: { crm: settings } } },
    origin,
  );
const faultsOf = (faults: object) => configured(faults).servers[0]?.faults;

test('a number is a share, and what is not said has its default', () => {
  expect(faultsOf({ hang: 0.05, latency: { ms: 20 }, rateLimited: { count: 3 } })).toEqual({
    seed: 0,
    hang: { share: 0.05 },
    latency: { share: 1, ms: 20, tailMs: 1000, tailShare: 0.05 },
    rateLimited: { share: 1, count: 3, retryAfterMs: 200 },
  });
});

test('what a run remembers is read again as the same', () => {
  const first = configured(
    { seed: 3, errorPage: { share: 0.1, tools: ['get_*'] } },
    { rateLimit: { perMinute: 9 } },
  );
  const again = resolveConfig(first.source, origin);
  expect(again.servers).toEqual(first.servers);
  expect(again.servers[0]?.settings.rateLimit).toEqual({ perMinute: 9 });
});

describe('a mistake is told in a sentence', () => {
  test.each<[object, string]>([
    [
      { hnag: 1 },
      'The faults of the server "crm" in c.json name an unknown fault "hnag". Did you mean "hang"?',
    ],
    [
      { hang: 3 },
      'The fault "hang" of the server "crm" in c.json has a bad "share": it must be at most 1, not 3.',
    ],
    [{ hang: 0 }, 'has a bad "share": it must be more than 0, not 0.'],
    [{ hang: 'often' }, 'The fault "hang" of the server "crm" in c.json: it must be an object, not a text.'],
    [{ hang: { ms: 3 } }, 'has an unknown setting "ms". The choices are share, count, tools.'],
    [
      { latency: { sm: 3 } },
      'has an unknown setting "sm". Did you mean "ms"? The choices are share, count, tools, ms, tailMs, tailShare.',
    ],
    [{ deepNesting: { levels: 3 } }, 'has a bad "levels": it must be at least 101, not 3.'],
    [
      { seed: 'a' },
      'The "seed" of the faults of the server "crm" in c.json: it must be a number, not a text.',
    ],
  ])('%j', (faults, sentence) => {
    expect(() => faultsOf(faults)).toThrow(sentence);
  });

  test.each<[object, string]>([
    [{ rateLimit: 5 }, 'has a bad "rateLimit": it must be an object, not 5.'],
    [
      { rateLimit: {} },
      'it must be { "perSecond": 5 } or { "perMinute": 100 }, with a number of your choice.',
    ],
    [{ rateLimit: { perSecond: 5, perMinute: 9 } }, 'it must be { "perSecond": 5 } or'],
    [{ rateLimit: { perHour: 5 } }, 'it must be { "perSecond": 5 } or'],
    [{ rateLimit: { perSecond: 0.5 } }, 'has a bad "rateLimit.perSecond"'],
    [{ retries: -1 }, 'has a bad "retries": it must be at least 0, not -1.'],
    [{ maxResultBytes: 10 }, 'has a bad "maxResultBytes": it must be at least 1000, not 10.'],
  ])('%j', (settings, sentence) => {
    expect(() => configured({}, settings)).toThrow(sentence);
  });
});
