// Lists that describe the columns of a table and not what is in it.
import type { EntityList } from '../../../grounding/reading/entity.ts';
import { factOf, itemsOf, type View } from './view.ts';

const columnType =
  /^(?:(?:big|small|tiny|medium)?int(?:eger)?\d*|serial|text|varchar|n?char|character varying|clob|real|double(?: precision)?|float\d*|numeric|decimal|bool(?:ean)?|date|datetime|time|timestamp(?:tz)?|uuid|jsonb?|blob|bytea|string|number)(?:\s*\([\d, ]+\))?$/i;

/** Whether every item is a column: a name with the type of its values. */
export function isColumnList(view: View, list: EntityList): boolean {
  const items = itemsOf(view, list);
  return (
    items.length > 0 &&
    items.every(
      (item) => item.name !== undefined && columnType.test(String(factOf(item, 'type')?.value ?? '')),
    )
  );
}
