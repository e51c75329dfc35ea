// Recognising an entry that starts toolgrad-mcp itself: taking tools from it would be a loop.
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs that start another program, whose name follows. */
const runners = /^(npx|bunx|pnpx|uvx|npm|pnpm|yarn|bun|deno|node|tsx|env|exec|dlx|run|x|cmd)$/;
const ownFolder = fileURLToPath(new URL('..', import.meta.url));

/** Whether the command starts ToolGrad's own MCP server. `toolgrad-mcp mock …` does not: it serves a recording. */
export function startsToolGrad(command: string, args: readonly string[], cwd: string): boolean {
  const words = [command, ...args].filter((word) => !/^-|^\/c$/i.test(word));
  const at = words.findIndex((word) => !runners.test(programName(word)));
  const program = words[at];
  return program !== undefined && isToolGrad(program, cwd) && words[at + 1] !== 'mock';
}

function isToolGrad(word: string, cwd: string): boolean {
  if (programName(word) === 'toolgrad-mcp' || /^toolgrad-mcp@/.test(word)) return true;
  const isBin = /^bin\.[jt]s$/.test(basename(word));
  return (
    isBin &&
    (/toolgrad-mcp[\\/](dist[\\/])?src[\\/]bin/.test(word) || resolve(cwd, word).startsWith(ownFolder))
  );
}

function programName(word: string): string {
  return basename(word.replaceAll('\\', '/')).replace(/\.(cmd|exe|ps1|bat)$/i, '');
}
