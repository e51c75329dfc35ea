// What secrets look like, and how to keep them out of a sentence.
import { holdsSpelling, replaceSpellings, spellingsOf } from './secret-spellings.ts';

/** Well-known forms of keys and tokens. Each pattern is specific enough that prose and identifiers do not match it. */
const shapes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an Anthropic key', /\bsk-ant-[\w-]{20,}/],
  ['an OpenAI key', /\bsk-(?=[\w-]{0,100}\d)(?:proj-|svcacct-)?[\w-]{20,}/],
  ['a Stripe key', /\b(?:[rs]k_(?:live|test)_\w{16,}|whsec_[A-Za-z0-9+/]{24,}={0,2})/],
  ['a GitHub token', /\b(?:gh[pousr]_\w{30,}|github_pat_\w{40,})/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  [
    'an AWS secret key',
    /(?:SECRET_ACCESS_KEY|[sS]ecret_?[aA]ccess_?[kK]ey)\\*["']?\s{0,3}[:=]\s{0,3}\\*["']?[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/])/,
  ],
  ['an Azure account key', /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Google OAuth secret', /\b(?:GOCSPX-[\w-]{28}|ya29\.[\w-]{30,})/],
  ['a Slack token', /\b(?:xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{20,})/],
  ['a Slack webhook', /\bhooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a PyPI token', /\bpypi-AgE[\w-]{50,}/],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{30,}\b/],
  ['a Groq key', /\bgsk_[A-Za-z0-9]{48,}\b/],
  ['an xAI key', /\bxai-[A-Za-z0-9]{60,}\b/],
  ['a DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}\b/],
  ['a Shopify token', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/],
  ['a Databricks token', /\bdapi[a-f0-9]{32}\b/],
  ['a Linear key', /\blin_(?:api|oauth)_[A-Za-z0-9]{32,}\b/],
  ['a Notion token', /\b(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})\b/],
  ['an Atlassian token', /\bATATT3[\w=-]{60,}/],
  ['a Vault token', /\bhv[bs]\.[\w-]{24,}/],
  ['a Telegram bot token', /\b\d{8,10}:AA[\w-]{33}\b/],
  ['a SendGrid key', /\bSG\.[\w-]{20,}\.[\w-]{20,}/],
  // Of a key that was cut, what is there.
  [
    'a private key',
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----BEGIN)[\s\S]){0,20000}?-----END (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----|(?:\\+[nr]|[A-Za-z0-9+/=\s])*)/,
  ],
  // It begins within 64 characters of its run: a run of a thousand beginnings would be read a thousand times.
  ['a signed web token', /\b(?<![\w-]{65})eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
];
const sources = shapes.map(([, { source }]) => `(?:${source})`);
const anyShape = new RegExp(sources.join('|'), 'g');
/** No shape has fewer characters. */
const shortestShape = 15;
/** In JSON inside a text, a line break ends in a letter, which hides where a word begins. */
const jsonEscape = String.raw`\\(?:[bfnrt]|u[\da-fA-F]{4})`;
const anyEscape = new RegExp(jsonEscape, 'g');
const anyShapeAfterEscape = new RegExp(
  `(${jsonEscape})(?:${sources.map((source) => source.replace(/^\(\?:\\b/, '(?:')).join('|')})`,
  'g',
);

/**
 * What stands in place of a secret that a server answered with, so that the `secrets` check finds it. Without letters,
 * since a configured secret could be a part of any word.
 */
export const secretMark = '⟦•••⟧';

/** What kind of secret a text holds, as a noun phrase, or undefined; `secrets` are the configured ones. */
export function secretIn(text: string, secrets: readonly string[]): string | undefined {
  if (holdsSpelling(text, spellingsOf(secrets))) return 'a configured secret';
  if (!holdsShape(text)) return undefined;
  const plain = text.replace(anyEscape, ' ');
  return shapes.find(([, pattern]) => pattern.test(text) || pattern.test(plain))?.[0];
}

/** Whether a text holds a well-known secret. */
export function holdsShape(text: string): boolean {
  if (text.length < shortestShape) return false;
  return text.search(anyShape) !== -1 || (text.includes('\\') && text.search(anyShapeAfterEscape) !== -1);
}

/** The text with every configured and every well-known secret replaced by dots. */
export function redact(text: string, secrets: readonly string[]): string {
  return replaceSecrets(replaceSpellings(text, spellingsOf(secrets), '•••'), () => '•••');
}

/** The text with every well-known secret replaced by what `replacement` says for it. */
export function replaceSecrets(text: string, replacement: (secret: string) => string): string {
  const replaced = text.replace(anyShape, (secret) => replacement(secret));
  if (!replaced.includes('\\')) return replaced;
  return replaced.replace(
    anyShapeAfterEscape,
    (whole: string, before: string) => before + replacement(whole.slice(before.length)),
  );
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
