// Parts of a command line that can be copied into a shell.
import { shellWord } from '../../text/shell-word.ts';

/** ` --out 'my run' --seed 7`: the flags that have a value, each after a space. */
export function shellFlags(flags: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(flags)
    .map(([flag, value]) => (value === undefined ? '' : ` --${flag} ${shellWord(String(value))}`))
    .join('');
}
