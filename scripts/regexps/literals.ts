// The regular expressions that are written in a file of the build.

export interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

interface Node {
  readonly type: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

// By a name that the compiler does not follow: only this script needs the package.
const { parse } = (await import('acorn' as string)) as {
  parse(text: string, options: { readonly ecmaVersion: 'latest'; readonly sourceType: 'module' }): Node;
};

export function literalsIn(file: string, text: string): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { regex } = value as Node;
    if (regex !== undefined) found.push({ source: regex.pattern, flags: regex.flags, file });
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }));
  return found;
}
