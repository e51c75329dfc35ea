// Adding an entry to the text of a configuration file, leaving everything else in it as it stands.
import { isDeepStrictEqual } from 'node:util';
import { applyEdits, findNodeAtLocation, getNodeValue, modify, type Node, parseTree } from 'jsonc-parser';
import { ToolGradError } from '../model/errors.ts';
import { appendProperty } from './append-property.ts';
import { type Layout, layoutOf } from './layout.ts';

export interface Addition {
  /** The object that holds the entries. */
  readonly key: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether an entry of that name is an older one of ours, to be brought up to date. */
  readonly isOurs: (entry: unknown) => boolean;
}

/**
 * The text, JSON with comments or nothing but comments, with the entry in it; the same text where it is there already.
 * Of an older entry the named fields are replaced and the others stay. Throws `usage`, naming the file, if there is
 * no place for an entry or another server has the name.
 */
export function addEntry(text: string, addition: Addition, file: string): string {
  const { key, name, fields } = addition;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const content = text.slice(mark.length);
  const layout = layoutOf(content);
  const root = treeOf(content);
  if (root === undefined) return mark + applyAt(content, [key, name], fields, layout);
  if (root.type !== 'object') {
    throw new ToolGradError(
      'usage',
      `${file} does not contain a JSON object, so it is not a client configuration.`,
    );
  }
  const servers = only(root, key, file);
  if (servers === undefined) return mark + appendProperty(content, root, key, { [name]: fields }, layout);
  if (servers.type !== 'object') {
    throw new ToolGradError('usage', `"${key}" in ${file} is not an object: nothing can be added to it.`);
  }
  const entry = only(servers, name, file);
  if (entry === undefined) return mark + appendProperty(content, servers, name, fields, layout);
  if (!addition.isOurs(getNodeValue(entry))) {
    throw new ToolGradError(
      'usage',
      `${file} already has another server named ${name}: choose another name with --name.`,
    );
  }
  return mark + updated(content, addition, layout);
}

/** The names of the entries that a text has under the key. */
export function entryNames(text: string, key: string): string[] {
  const root = treeOf(text.replace(/^\uFEFF/, ''));
  const servers = root && findNodeAtLocation(root, [key]);
  return (servers?.children ?? []).map(({ children }) => String(children?.[0]?.value));
}

/** Field by field, so that whatever stands beside them stays. */
function updated(text: string, { key, name, fields }: Addition, layout: Layout): string {
  return Object.entries(fields).reduce((content, [field, value]) => {
    const path = [key, name, field];
    const root = treeOf(content);
    const node = root && findNodeAtLocation(root, path);
    const isThere = node !== undefined && isDeepStrictEqual(getNodeValue(node), value);
    return isThere ? content : applyAt(content, path, value, layout);
  }, text);
}

function treeOf(text: string): Node | undefined {
  return parseTree(text, [], { allowTrailingComma: true });
}

function applyAt(text: string, path: readonly string[], value: unknown, layout: Layout): string {
  const { unit, lineBreak: eol } = layout;
  const insertSpaces = unit !== '\t';
  const formattingOptions = { insertSpaces, tabSize: insertSpaces ? unit.length : 1, eol };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}

/** The value of a key. Where a key stands twice, clients differ in which of the two counts. */
function only(object: Node, key: string, file: string): Node | undefined {
  const values = (object.children ?? []).filter(({ children }) => children?.[0]?.value === key);
  if (values.length > 1) {
    throw new ToolGradError('usage', `${file} has "${key}" ${values.length} times: keep only one of them.`);
  }
  return values[0]?.children?.[1];
}
