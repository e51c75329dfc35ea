// Every form that the rule-based author can ask.
import { attribute } from './attribute.ts';
import { change } from './change.ts';
import { circumstance } from './circumstance.ts';
import { comparison } from './comparison.ts';
import { conditionalChange } from './conditional-change.ts';
import { conversion } from './conversion.ts';
import { count } from './count.ts';
import { dateDistance } from './date-distance.ts';
import { filter } from './filter.ts';
import { list } from './list.ts';
import { none, some } from './none.ts';
import { parallel } from './parallel.ts';
import type { FormAuthor } from './question.ts';
import { recovery } from './recovery.ts';
import { superlative } from './superlative.ts';
import { total } from './total.ts';
import { yesNo } from './yes-no.ts';

export const allForms: readonly FormAuthor[] = [
  attribute,
  circumstance,
  conversion,
  list,
  count,
  superlative,
  comparison,
  total,
  filter,
  yesNo,
  some,
  none,
  dateDistance,
  parallel,
  change,
  conditionalChange,
  recovery,
];
