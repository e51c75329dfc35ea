// Who may speak to the HTTP server.
import { describe, expect, test } from 'vitest';
import { isLoopback, refusalOf } from '../../src/transports/http-guard.ts';

const local = { host: '127.0.0.1' };

describe('on loopback', () => {
  test.each(['127.0.0.1:80', 'localhost', 'LOCALHOST:8080', '[::1]:1'])('Host: %s is served', (host) => {
    expect(refusalOf({ host }, local)).toBeUndefined();
  });

  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:80',
    '10.0.0.1',
    '',
    'a b',
    undefined,
  ])('Host: %s is refused', (host) => {
    expect(refusalOf(host === undefined ? {} : { host }, local)).toMatchObject({ status: 403 });
  });

  test.each(['http://localhost:5173', 'https://127.0.0.1'])('Origin: %s is served', (origin) => {
    expect(refusalOf({ host: 'localhost', origin }, local)).toBeUndefined();
  });

  test.each(['http://evil.example', 'null', 'http://localhost.evil.example', 'file://'])(
    'Origin: %s is refused',
    (origin) => {
      expect(refusalOf({ host: 'localhost', origin }, local)).toMatchObject({ status: 403 });
    },
  );
});

describe('with a token', () => {
  const guard = { host: '0.0.0.0', token: 'right-token' };

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer wrong',
    'Basic right-token',
    'right-token',
    'Bearer right-token2',
  ])('Authorization: %s is refused', (authorization) => {
    const headers = { host: 'box.lan:1', ...(authorization === undefined ? {} : { authorization }) };
    expect(refusalOf(headers, guard)).toMatchObject({ status: 401 });
  });

  test('the right one is served under any name of the machine, but not for pages of elsewhere', () => {
    const headers = { host: 'box.lan:1', authorization: 'bearer right-token' };
    expect(refusalOf(headers, guard)).toBeUndefined();
    expect(refusalOf({ ...headers, origin: 'http://box.lan' }, guard)).toBeUndefined();
    expect(refusalOf({ ...headers, origin: 'http://evil.example' }, guard)).toMatchObject({ status: 403 });
  });
});

test('which hosts only this machine reaches', () => {
  expect(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.0.1', '127.0.0.1.evil.example', 'localhost.evil'].some(isLoopback)).toBe(
    false,
  );
});
