// The rule that allows one tool: `server:glob`, as configurations, flags and agents write it.

import type { Tool } from '../model/tool.ts';
import { shellWord } from './shell-word.ts';

/** The glob that matches this tool's name and no other. */
export function exactGlob(tool: string): string {
  return tool.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

/** `server:glob` for this tool alone. */
export function allowRule({ server, tool }: Pick<Tool, 'server' | 'tool'>): string {
  return `${server}:${exactGlob(tool)}`;
}

/** The command-line flag with which a user allows this tool, quoted for a shell. */
export function allowFlag(tool: Pick<Tool, 'server' | 'tool'>): string {
  return `--allow ${shellWord(allowRule(tool))}`;
}
