// Every form that the rule-based author can ask.
import { attribute } from './attribute.ts';
import { comparison } from './comparison.ts';
import { count } from './count.ts';
import { filter } from './filter.ts';
import { list } from './list.ts';
import type { FormAuthor } from './question.ts';
import { superlative } from './superlative.ts';
import { total } from './total.ts';

export const allForms: readonly FormAuthor[] = [attribute, list, count, superlative, comparison, total, filter];
