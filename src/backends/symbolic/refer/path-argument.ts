// The file or folder that a call is about: its path is said as it is.
import { comesFromSchema } from '../../../schemas/schema-source.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { type Phrase, words } from '../words/phrase.ts';

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
