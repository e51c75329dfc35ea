// Folders of other versions of this program: refused with one sentence, wherever they are read.
import { ToolGradError } from '../model/errors.ts';
import { isObject } from '../model/json.ts';

/** A format as files name it: `toolgrad.run/2`. */
export type FormatName = `toolgrad.${string}/${number}`;

/** The folder is of another version of this program. */
export class OtherFormat extends ToolGradError {
  constructor(message: string) {
    super('run', message);
    this.name = 'OtherFormat';
  }
}

/** Throws `OtherFormat` where a description was written in an older or a newer version of the format. */
export function assertSameFormat(folder: string, description: unknown, format: FormatName): void {
  const found = isObject(description) ? description.schema : undefined;
  if (typeof found !== 'string' || found === format || !isOfFamily(found, format)) return;
  const isOlder = versionOf(found) < versionOf(format);
  throw new OtherFormat(
    isOlder
      ? `${folder} was made by an earlier version of toolgrad-mcp (its format is ${found}, and this version reads ${format}): make it anew.`
      : `${folder} was made by a later version of toolgrad-mcp (its format is ${found}, and this version reads ${format}): update toolgrad-mcp.`,
  );
}

/** Whether a description is of the format, in whatever version. */
function isOfFamily(schema: unknown, format: FormatName): boolean {
  const family = format.slice(0, format.indexOf('/') + 1);
  return typeof schema === 'string' && schema.startsWith(family) && Number.isInteger(versionOf(schema));
}

function versionOf(schema: string): number {
  return Number(schema.slice(schema.indexOf('/') + 1));
}
