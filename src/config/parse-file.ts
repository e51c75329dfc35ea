// From a configuration file's text to a value: JSON as editors write it, with comments and trailing commas; TOML; YAML.
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { readRegularFile } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';

/**
 * The value of a file: JSON, or by its ending TOML (Codex) or YAML (Continue). Throws `usage` if there is no such file
 * or if it cannot be read, with the place.
 */
export async function parseFile(file: string): Promise<unknown> {
  const text = await readRegularFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ToolGradError('usage', whyUnreadable(file, error), { cause: error });
  });
  if (/\.toml$/i.test(file))
    return await parsed(file, 'TOML', async () => (await import('smol-toml')).parse(text));
  if (/\.ya?ml$/i.test(file))
    return await parsed(file, 'YAML', async () => (await import('yaml')).parse(text, { merge: true }));
  const errors: ParseError[] = [];
  // Windows editors begin files with a byte order mark.
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined) throw new ToolGradError('usage', `${file} is not JSON: ${placed(text, first)}.`);
  return value;
}

async function parsed(file: string, kind: string, parse: () => Promise<unknown>): Promise<unknown> {
  try {
    return await parse();
  } catch (error) {
    const [why = ''] = (error as Error).message.split('\n');
    throw new ToolGradError('usage', `${file} is not ${kind}: ${why.replace(/[.:]$/, '')}.`, {
      cause: error,
    });
  }
}

function whyUnreadable(file: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `There is no file ${file}.`;
  if (error.code === 'EISDIR') return `${file} is a folder; the configuration is a file.`;
  return `${file} cannot be read: ${error.message}.`;
}

function placed(text: string, { error, offset }: ParseError): string {
  const before = text.slice(0, offset).split('\n');
  const what = printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `${what} in line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
