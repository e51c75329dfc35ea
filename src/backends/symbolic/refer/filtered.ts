// Whether a list was narrowed by what its things are, and not by whose, where or when they are.
import { requiredOf } from '../../../schemas/schema-validator.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { isPlaceName, isSearchParameter } from './narrow.ts';

/** Whether a call takes only the things of a kind or in a state out of a list: who knows one by its name does not say so, too. */
export function isFiltered({ step, tool }: View): boolean {
  const required = requiredOf(tool.inputSchema);
  return step.bindings.some(({ path, source }) => {
    const name = path.slice(1);
    const last = wordsOf(name).at(-1) ?? '';
    const saysWhich = isSearchParameter(path) || isPlaceName(last) || whenOrWho.test(last);
    return source === 'query' && !required.includes(name) && !saysWhich;
  });
}

const whenOrWho = /^(?:date|day|from|to|name|title)$/;
