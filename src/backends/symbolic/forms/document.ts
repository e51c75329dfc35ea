// What a text says: as a whole where it is short, or an entry, a heading of it.
import { stepValue } from '../../../grounding/reading/step-value.ts';
import { isObject, type JsonValue } from '../../../model/json.ts';
import { wordsOf } from '../../../text/naming.ts';
import { namedFileOf, type PathArgument, pathArgumentOf } from '../refer/path-argument.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { capitalised, nameInProof, proved, say } from '../words/phrase.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

const longestText = 320;
const longestEntry = 120;

interface Content {
  /** Of the text, or of the entries, from the step. */
  readonly path: string;
  readonly value: JsonValue;
}

/** The one text, or the one table of entries, that a result is. */
function contentOf({ step }: View): Content | undefined {
  const { value } = stepValue(step.result);
  const path = `$${step.id}`;
  if (typeof value === 'string') return { path, value };
  if (!isObject(value)) return undefined;
  const [key, ...others] = Object.keys(value);
  const own = key === undefined ? undefined : value[key];
  if (key !== undefined && others.length === 0 && (typeof own === 'string' || isObject(own)))
    return { path: `${path}.${nameInProof(key)}`, value: own };
  return undefined;
}

function isReading({ tool }: View): boolean {
  return (
    wordsOf(tool.tool).some((word) => /^(?:read|get|open|show|fetch|view|cat|load)$/.test(word)) &&
    !/info|stat|metadata|tree|list/i.test(tool.tool)
  );
}

function candidatesIn(view: View): readonly Candidate[] {
  const path = pathArgumentOf(view) ?? namedFileOf(view);
  const content = path === undefined || view.wrote || !isReading(view) ? undefined : contentOf(view);
  if (path === undefined || content === undefined) return [];
  const { id: step } = view.step;
  const { value } = content;
  if (typeof value === 'string')
    return [whole(path, content.path, value), heading(path, content.path, value)].flatMap((write) =>
      write === undefined ? [] : [{ step, write }],
    );
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const question = entryOf(path, content.path, key, entry);
    return question === undefined ? [] : [{ step, write: () => question }];
  });
}

function whole({ asked, name }: PathArgument, proof: string, text: string): (() => Question) | undefined {
  const plain = text.trim();
  if (plain === '' || plain.length > longestText || /[{}<>]/.test(plain)) return undefined;
  const isLine = !plain.includes('\n');
  return () => ({
    form: ['attribute'],
    asked: { direct: say`What does ${asked} say`, clause: say`what ${asked} says` },
    answer: capitalised(
      isLine ? say`${name} says: “${proved(plain, proof)}”` : say`${name} says:\n\n${proved(plain, proof)}`,
    ),
  });
}

/** The heading of a Markdown text. */
function heading({ asked, name }: PathArgument, proof: string, text: string): (() => Question) | undefined {
  const title = /^[ \t]{0,3}# {1,4}(\S[^\n]{2,80}?)[ \t]{0,9}$/m.exec(text)?.[1];
  if (title === undefined || /[`*_[\]]/.test(title) || text.split(title).length > 2) return undefined;
  return () => ({
    form: ['attribute'],
    asked: {
      direct: say`What is the title of ${asked}`,
      clause: say`what the title of ${asked} is`,
      noun: say`the title of ${asked}`,
    },
    answer: capitalised(
      say`the title of ${name} is “${proved(title, `$said(${proof}, ${JSON.stringify(title)})`)}”`,
    ),
  });
}

/** What a text of lines with labels has under one of them. */
function entryOf(
  { asked, name }: PathArgument,
  proof: string,
  key: string,
  entry: JsonValue | undefined,
): Question | undefined {
  if (typeof entry !== 'string' && typeof entry !== 'number') return undefined;
  const text = String(entry);
  const isPlain = text.trim() === text && text !== '' && text.length <= longestEntry && !text.includes('\n');
  if (!isPlain || !/^[\p{L}\p{N}][\p{L}\p{N} ,.'()/-]{1,50}$/u.test(key) || /^content$/i.test(key))
    return undefined;
  return {
    form: ['attribute'],
    asked: {
      direct: say`What does ${asked} give for “${key}”`,
      clause: say`what ${asked} gives for “${key}”`,
    },
    answer: capitalised(say`for “${key}”, ${name} gives ${proved(text, `${proof}.${nameInProof(key)}`)}`),
  };
}

export const document: FormAuthor = {
  form: 'attribute',
  weight: 1,
  candidates: ({ views }: Scene) => views.flatMap(candidatesIn),
};
