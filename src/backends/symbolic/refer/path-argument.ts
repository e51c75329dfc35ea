// The file or folder that a call is about: its path is said as it is.
import { comesFromSchema } from '../../../schemas/schema-source.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { type Phrase, say, words } from '../words/phrase.ts';

export interface PathArgument {
  readonly value: string;
  /** The path as the query says it. */
  readonly asked: Phrase;
  /** Its last part: "training.md". */
  readonly name: string;
}

const pathNames = /^(?:path|file|filename|filepath|directory|dir|folder|uri|document)$/;

/** The path that a view's call was given, where it was given nothing else; undefined where it was. */
export function pathArgumentOf({ step, tool }: View): PathArgument | undefined {
  const own = Object.entries(step.arguments).filter(
    ([name, value]) =>
      !comesFromSchema(tool.inputSchema, `/${name}`, value as string) || looksLikePath(name, value),
  );
  const [entry] = own;
  if (entry === undefined || own.length !== 1) return undefined;
  const [name, value] = entry;
  if (typeof value !== 'string' || !looksLikePath(name, value) || /\s/.test(value)) return undefined;
  const asks = [{ step: step.id, path: `/${name}`, text: value }];
  return {
    value,
    asked: words(value, { asks, steps: [step.id] }),
    name:
      value
        .replace(/(?<!\/)\/+$/, '')
        .split('/')
        .at(-1) ?? value,
  };
}

function looksLikePath(name: string, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    pathNames.test(wordsOf(name).at(-1) ?? '') &&
    /^[\w./~:@+-]+$/.test(value) &&
    /[/.]/.test(value) &&
    value.length <= 120
  );
}

/** A file that a call was given by its name, with the name of what it is in: "paint.md in the roof-repair project"; undefined for other calls. */
export function namedFileOf({ step }: View): PathArgument | undefined {
  const own = step.bindings.map(({ path }) => path.slice(1));
  const file = own.find((name) => /^(?:file|document|page)(?: name)?$/.test(wordsOf(name).join(' ')));
  const [around, ...others] = own.filter((name) => name !== file);
  if (file === undefined || around === undefined || others.length > 0) return undefined;
  const [value, where] = [step.arguments[file], step.arguments[around]];
  const noun = wordsOf(around).filter((word) => word !== 'name');
  const isWhere = /^(?:project|folder|directory|space|workspace|collection|bank|repository|notebook)$/;
  if (typeof value !== 'string' || typeof where !== 'string' || !isWhere.test(noun.join(' ')))
    return undefined;
  if (!/^[\w.-]+\.\w{1,5}$/.test(value) || !/^[\p{L}\d][\p{L}\d _-]{1,40}$/u.test(where)) return undefined;
  const ask = (name: string, text: string): Phrase =>
    words(text, { asks: [{ step: step.id, path: `/${name}`, text }], steps: [step.id] });
  const asked = say`${ask(file, value)} in the ${ask(around, where)} ${noun.join(' ')}`;
  return { value, asked, name: value };
}
