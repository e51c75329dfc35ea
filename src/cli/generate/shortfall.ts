// Why fewer samples came than were asked for, by the tools that are in none, and what would help.
import type { LeftAloneTool } from '../../statistics/tool-use.ts';
import { counted } from '../../text/quantities.ts';

const causes: readonly (readonly [why: RegExp, words: string])[] = [
  [/results not understood/, 'results not understood'],
  [/no wording/, 'no wording'],
  [/always failed/, 'always failed'],
  [/which it needs/, 'nothing found for what they need'],
  [
    /it may write, and/,
    'they may write, and their server is not a sandbox (if they only read: --reads server:glob)',
  ],
  [/^may not be called/, 'may not be called'],
];

/** "12 tools: results not understood; 3 tools: no wording.", and what reaches more of them; empty where no tool was left alone. */
export function shortfall(leftAlone: readonly LeftAloneTool[], isByRule: boolean): string {
  const counts = causes.flatMap(([pattern, words]) => {
    const tools = leftAlone.filter(({ why }) => pattern.test(why)).length;
    return tools === 0 ? [] : [`${counted(tools, 'tool')}: ${words}`];
  });
  if (counts.length === 0) return '';
  const isMute = leftAlone.some(({ why }) => /not understood|no wording/.test(why));
  const help = isByRule && isMute ? ' A language model can ask about more of them: --model openai:NAME.' : '';
  return ` Left out: ${counts.join('; ')}.${help}`;
}
