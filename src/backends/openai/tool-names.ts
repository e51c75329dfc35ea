// Names of tools as strict endpoints take them, and as models write them back.
import type { ChatTool } from '../../model/chat.ts';

/** A name that begins with a letter and has only letters, digits, `_` and `-`. */
export function strictName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z]/.test(plain) ? plain : `t_${plain}`;
}

/** Tokens of templates that servers leave at names: `get_order<|channel|>json`, `functions.get_order:0`. */
function bare(written: string): string {
  return written
    .replace(/^(?:<\|[^|<>]{0,40}\|>|\s)+/, '')
    .replace(/<[|/\uff5c].*$/s, '')
    .replace(/^(?:functions?|tools?|default_api|to=functions)[.:]/, '')
    .replace(/:\d{1,4}$/, '')
    .trim();
}

/** The name of the tool that a model means; what it wrote where it means none of them. */
export function meantName(written: string, tools: readonly ChatTool[]): string {
  if (tools.some(({ name }) => name === written)) return written;
  const name = bare(written);
  return tools.find((tool) => tool.name === name || strictName(tool.name) === name)?.name ?? written;
}
