// What secrets look like, and how to keep them out of a sentence.

/** Well-known forms of keys and tokens. Each pattern is specific enough that prose and identifiers do not match it. */
const shapes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an Anthropic key', /\bsk-ant-[\w-]{20,}/],
  ['an OpenAI key', /\bsk-(?=[\w-]*\d)(?:proj-|svcacct-)?[\w-]{20,}/],
  ['a Stripe key', /\b[rs]k_(?:live|test)_\w{16,}/],
  ['a GitHub token', /\b(?:gh[pousr]_\w{30,}|github_pat_\w{40,})/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Slack token', /\bxox[abeoprs]-[\w-]{10,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{30,}\b/],
  ['a SendGrid key', /\bSG\.[\w-]{20,}\.[\w-]{20,}/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a signed web token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
];
const anyShape = new RegExp(shapes.map(([, { source }]) => `(?:${source})`).join('|'), 'g');

/** What kind of secret a text holds, as a noun phrase, or undefined; `secrets` are the configured ones. */
export function secretIn(text: string, secrets: readonly string[]): string | undefined {
  if (secrets.some((secret) => secret !== '' && text.includes(secret))) return 'a configured secret';
  return shapes.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The text with every configured and every well-known secret replaced by dots. */
export function redact(text: string, secrets: readonly string[]): string {
  // Longest first: one secret may contain another.
  const byLength = secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  const known = byLength.reduce((redacted, secret) => redacted.replaceAll(secret, '•••'), text);
  return known.replace(anyShape, '•••');
}

/** The value with every string in it redacted; the very same value where no string held a secret. */
export function redactDeep<T>(value: T, secrets: readonly string[]): T {
  if (typeof value === 'string') return redact(value, secrets) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => redactDeep(item, secrets));
    return items.some((item, index) => item !== value[index]) ? (items as T) : value;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, redactDeep(item, secrets)] as const);
  return entries.some(([key, item]) => item !== (value as Record<string, unknown>)[key])
    ? (Object.fromEntries(entries) as T)
    : value;
}
