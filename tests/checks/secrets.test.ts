import { describe, expect, test } from 'vitest';
import { selectChecks } from '../../src/checks/checks.ts';
import { secretsCheck } from '../../src/checks/secrets.ts';
import { redact } from '../../src/secrets/secret-shapes.ts';
import { draftOf, draftWith, stepOf, structured, textResult, toolOf, verdictOn } from './draft.ts';

const random = (length: number) => 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8z'.repeat(4).slice(0, length);
// Put together here, so that no scanner takes this file for a leak.
const shaped: readonly [string, string][] = [
  ['an OpenAI key', `sk-proj-${random(40)}`],
  ['an Anthropic key', `sk-ant-api03-${random(40)}`],
  ['a GitHub token', `ghp_${random(36)}`],
  ['a GitHub token', `github_pat_${random(60)}`],
  ['an AWS access key', `AKIA${'ABCDEFGH12345678'}`],
  ['a Slack token', `xoxb-${'1234567890'}-abcdef`],
  ['a Google API key', `AIza${random(35)}`],
  ['a GitLab token', `glpat-${random(20)}`],
  ['a Stripe key', `sk_live_${random(24)}`],
  ['a private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----\nMII`],
  ['a signed web token', `eyJ${random(20)}.eyJ${random(20)}.${random(20)}`],
];

describe('well-known shapes', () => {
  test.each(shaped)('%s', async (kind, secret) => {
    const step = stepOf(1, 'get', {}, structured({ notes: [`The key is ${secret}.`] }));
    const verdict = await verdictOn(secretsCheck, draftOf(step, toolOf('get', {})));
    expect(verdict.detail).toContain(`The result of step_1 (crm__get) holds ${kind} at /`);
    expect(JSON.stringify(verdict)).not.toContain(secret);
    expect(redact(`See ${secret} there.`, [])).not.toContain(secret.slice(0, 30));
  });

  test.each([
    'task-and-risk-management-for-beginners-2026',
    'sk-learn-random-forest-classifier',
    'cus_0007 and SO-2026-0142',
    '550e8400-e29b-41d4-a716-446655440000',
    'eyJust a word',
  ])('%j is none', async (text) => {
    const step = stepOf(1, 'get', { text }, textResult(text));
    expect(await verdictOn(secretsCheck, draftOf(step, toolOf('get', {})))).toMatchObject({
      status: 'passed',
    });
  });
});

describe('configured values', () => {
  const secret = 'hunter2-of-the-crm';

  test.each([
    ['an argument', stepOf(1, 'get', { token: secret }, textResult('x')), 'at /token'],
    ['a part of a result', stepOf(1, 'get', {}, textResult(`Bearer ${secret}!`)), 'at /content/0/text'],
    [
      'the name of a property',
      stepOf(1, 'get', {}, structured({ of: { [secret]: 1 } })),
      'at /structuredContent/of',
    ],
  ])('in %s', async (_, step, where) => {
    const verdict = await verdictOn(secretsCheck, draftOf(step, toolOf('get', {})), [secret]);
    expect(verdict.detail).toContain('a configured secret');
    expect(verdict.detail).toContain(where);
    expect(JSON.stringify(verdict)).not.toContain(secret);
  });

  test('in the query or the response', async () => {
    const verdict = await verdictOn(secretsCheck, draftWith({ query: `Is it ${secret}?` }), [secret]);
    expect(verdict.detail).toBe('The query holds a configured secret.');
  });

  test('no check tells one', async () => {
    const step = stepOf(
      1,
      'get',
      { token: secret, [secret]: secret },
      { ...textResult(secret), isError: true },
    );
    const draft = draftOf(step, toolOf('get', {}), {
      query: `is "${secret}" (${secret})`,
      response: `It is "${secret}".`,
    });
    const verdicts = await Promise.all(selectChecks().map((check) => verdictOn(check, draft, [secret])));
    expect(verdicts.filter(({ status }) => status === 'failed').length).toBeGreaterThan(4);
    expect(JSON.stringify(verdicts)).not.toContain(secret);
  });
});
