// `${…}` in a configuration's strings: environment variables and VS Code's two folders.

import { basename, sep } from 'node:path';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workspaceFolder: string;
  readonly userHome: string;
}

/** A string that could not be expanded: the message is the rest of a sentence, "the variable X is not set". */
export class ExpansionError extends Error {}

export interface Expanded {
  readonly text: string;
  /** The values that came from environment variables, by the variables' names. */
  readonly fromEnvironment: readonly { readonly name: string; readonly value: string }[];
}

/** Expanded for each session by the tools, not here. */
const perSession = 'TOOLGRAD_SANDBOX';
/** A default holds no other variable: the brace in it makes the whole unreadable. */
const placeholder = /\$\{([^}]*)\}|(?<!\$)\{((?:env:[A-Za-z_]\w*)|(?:file:[^{}]*))\}/g;
const variable = /^(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-([^{]*))?$/s;

/**
 * The text with `${NAME}`, `${env:NAME}`, `{env:NAME}` (opencode), `${NAME:-default}` (also where the variable is empty, as in a shell),
 * `${workspaceFolder}` and `${userHome}` replaced, once: what a value holds is not expanded again. Throws
 * ExpansionError for a variable that is not set and for anything else in `${}`.
 */
export function expand(text: string, surroundings: Surroundings): Expanded {
  const fromEnvironment: { name: string; value: string }[] = [];
  const expanded = text.replace(placeholder, (whole: string, braced: string | undefined, bare = '') => {
    const inside = braced ?? bare;
    if (inside === perSession) return whole;
    if (inside === 'workspaceFolder') return surroundings.workspaceFolder;
    if (inside === 'workspaceFolderBasename') return basename(surroundings.workspaceFolder);
    if (inside === 'pathSeparator' || inside === '/') return sep;
    if (inside === 'userHome') return surroundings.userHome;
    const [, name, fallback] = variable.exec(inside) ?? [];
    if (name === undefined) throw new ExpansionError(unreadable(whole, inside));
    const value = surroundings.environment[name];
    if (fallback !== undefined && (value === undefined || value === '')) return fallback;
    if (value === undefined) throw new ExpansionError(`the environment variable ${name} is not set`);
    fromEnvironment.push({ name, value });
    return value;
  });
  return { text: expanded, fromEnvironment };
}

function unreadable(whole: string, inside: string): string {
  if (inside.startsWith('input:')) {
    return `only VS Code can fill in ${whole}; use an environment variable instead, \${NAME}`;
  }
  if (inside.startsWith('file:'))
    return `${whole} would read a file, which is not done here; use an environment variable instead, \${NAME}`;
  return `${whole} is not one of \${NAME}, \${NAME:-default}, \${env:NAME}, \${workspaceFolder} and \${userHome}`;
}
