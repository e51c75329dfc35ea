// Every form that the rule-based author can ask.
import { attribute } from './attribute.ts';
import { category } from './category.ts';
import { change } from './change.ts';
import { circumstance } from './circumstance.ts';
import { column } from './column.ts';
import { comparison } from './comparison.ts';
import { conditionalChange } from './conditional-change.ts';
import { conversion } from './conversion.ts';
import { count } from './count.ts';
import { dateDistance } from './date-distance.ts';
import { document } from './document.ts';
import { filter } from './filter.ts';
import { folder } from './folder.ts';
import { item } from './item.ts';
import { list } from './list.ts';
import { none, some } from './none.ts';
import { operation } from './operation.ts';
import { parallel } from './parallel.ts';
import type { FormAuthor } from './question.ts';
import { recovery } from './recovery.ts';
import { relation } from './relation.ts';
import { superlative } from './superlative.ts';
import { texts } from './texts.ts';
import { total } from './total.ts';
import { yesNo } from './yes-no.ts';

export const allForms: readonly FormAuthor[] = [
  attribute,
  item,
  circumstance,
  conversion,
  list,
  texts,
  count,
  superlative,
  column,
  comparison,
  total,
  filter,
  category,
  folder,
  document,
  operation,
  relation,
  yesNo,
  some,
  none,
  dateDistance,
  parallel,
  change,
  conditionalChange,
  recovery,
];
