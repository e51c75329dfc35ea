// Codes of networks in words, with the place where the address is written.
import { expect, test } from 'vitest';
import { networkReason } from '../../src/network/network-reasons.ts';

test.each([
  ['ECONNREFUSED', 'connection refused'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'write http:// in its url'],
  ['HPE_INVALID_CONSTANT', 'write https:// in its url'],
])('%s', (code, words) => {
  expect(networkReason(code, 'its url')).toContain(words);
});

test('an unknown code has no words', () => {
  expect(networkReason('E_ODD', 'its url')).toBeUndefined();
  expect(networkReason(undefined, 'its url')).toBeUndefined();
});
