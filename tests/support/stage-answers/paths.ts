// Paths in what calls have shown: those that stand there, and names below the folder that was listed.
import { wordsOf } from '../../../src/text/naming.ts';
import { factsOf, ownName } from './facts.ts';
import type { ShownCall } from './prompt.ts';
import type { Parameter } from './signature.ts';

const listed = /^\[(?:FILE|DIR)\] (.+)$/;

/** Whether a parameter is a path on a machine, by its name. */
export function isPath({ name, type }: Parameter): boolean {
  return (
    type === 'string' && /^(?:path|dir|directory|folder|file|filename)$/.test(wordsOf(name).at(-1) ?? '')
  );
}

/** The paths that a tool could be about: of files, or of folders where its name says so. */
export function pathsFor(tool: string, made: readonly ShownCall[]): string[] {
  const wantsFolder = wordsOf(ownName(tool)).some((word) =>
    /^(?:director(?:y|ies)|folders?|tree|search)$/.test(word),
  );
  const all = made.toReversed().flatMap(pathsIn);
  return [...new Set(all)].filter((path) => /\.\w{1,5}$/.test(path) !== wantsFolder);
}

function pathsIn(call: ShownCall): string[] {
  const folder = Object.values(call.arguments).find(
    (value) => typeof value === 'string' && value.startsWith('/'),
  );
  const shown = [...call.texts, ...factsOf(call).map(({ value }) => String(value))].filter(
    (text) => !text.includes('…'),
  );
  const names = [
    ...call.texts.flatMap((line) => listed.exec(line)?.[1] ?? []),
    ...factsOf(call).flatMap(({ key, value }) => (key === 'name' ? [String(value)] : [])),
  ];
  const below = folder === undefined ? [] : names.map((name) => `${folder}/${name}`);
  return [...shown.filter((text) => /^\/[^\n]+$/.test(text)), ...below];
}
