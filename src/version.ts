// The version of this program, from its package.
import { readFileSync } from 'node:fs';

/** As it stands in package.json: `0.1.0`. */
export function programVersion(): string {
  // src/version.ts lies one folder below it, dist/src/version.js two.
  const up = import.meta.url.endsWith('.ts') ? '..' : '../..';
  const text = readFileSync(new URL(`${up}/package.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
