// Sentences that quote a server must not tell what it was entrusted with.

/** The text with every secret in it replaced by dots. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  // Longest first: one secret may contain another.
  const byLength = [...secrets].sort((a, b) => b.length - a.length);
  return byLength.reduce((masked, secret) => masked.replaceAll(secret, '•••'), text);
}
