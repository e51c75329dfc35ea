// Packages that one flag needs and a plain installation leaves out: loaded when asked for, or named in a sentence.
import { ToolGradError } from './errors.ts';

/** A package that is an optional peer dependency. */
export interface OptionalPackage {
  readonly name: string;
  /** What needs it, as the user calls it: `--push`. */
  readonly neededFor: string;
}

/** Answers with what `load` imports. Throws `usage`, with how to install the package, if it is not there. */
export async function loadOptional<Module>(
  { name, neededFor }: OptionalPackage,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new ToolGradError(
      'usage',
      `${neededFor} needs the package ${name}, which is not installed: run npm install ${name} beside toolgrad-mcp, or start both with npx -p toolgrad-mcp -p ${name} toolgrad-mcp.`,
    );
  }
}

/** Whether it is this package that was not found, and not one that it imports. */
function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === 'ERR_MODULE_NOT_FOUND' && typeof message === 'string' && message.includes(`'${name}'`);
}
