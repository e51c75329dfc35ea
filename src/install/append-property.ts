// Appending a property to an object in a text of JSON: text is inserted, none is moved or removed.
import { applyEdits, type Edit, type Node } from 'jsonc-parser';
import { indentAt, type Layout, layOut } from './layout.ts';

/** The text with one more property at the end of the object. A comment stays beside the property that it follows. */
export function appendProperty(
  text: string,
  object: Node,
  key: string,
  value: unknown,
  layout: Layout,
): string {
  const { end, comma, last } = endOf(text, object);
  const inLines = text.slice(object.offset, object.offset + object.length).includes('\n');
  const name = JSON.stringify(key);
  const edits: Edit[] = comma || last === undefined ? [] : [insertion(last, ',')];
  if (last !== undefined && !inLines) {
    return applyEdits(text, [...edits, insertion(end, ` ${name}: ${JSON.stringify(value)}`)]);
  }
  const outer = indentAt(text, object.offset);
  const first = object.children?.[0];
  const indent =
    first !== undefined && startsLine(text, first.offset)
      ? indentAt(text, first.offset)
      : outer + layout.unit;
  const property = `${layout.lineBreak}${indent}${name}: ${layOut(value, layout, indent)}${comma ? ',' : ''}`;
  // The brace that closes the object gets a line of its own, unless it has one.
  const closing = /^[ \t]*\r?\n/.test(text.slice(end)) ? '' : `${layout.lineBreak}${outer}`;
  return applyEdits(text, [...edits, insertion(end, property + closing)]);
}

interface End {
  /** Behind everything that stands on the line of the last property, or behind the opening brace. */
  readonly end: number;
  /** Whether the last property has a comma already. */
  readonly comma: boolean;
  /** Where the last property ends; undefined if there is none. */
  readonly last: number | undefined;
}

function endOf(text: string, object: Node): End {
  const property = object.children?.at(-1);
  const last = property && property.offset + property.length;
  const behind = /[ \t]*(?:(,)|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)/y;
  let [end, comma] = [last ?? object.offset + 1, false];
  behind.lastIndex = end;
  for (let match = behind.exec(text); match !== null; match = behind.exec(text)) {
    end = behind.lastIndex;
    comma ||= match[1] !== undefined;
  }
  return { end, comma, last };
}

function insertion(offset: number, content: string): Edit {
  return { offset, length: 0, content };
}

function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '';
}
