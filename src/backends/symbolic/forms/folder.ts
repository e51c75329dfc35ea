// What is in a folder: how many files and subfolders, which, whether one is among them.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { type PathArgument, pathArgumentOf } from '../refer/path-argument.ts';
import { listPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, proved, say } from '../words/phrase.ts';
import { type Listed, listsOf } from './lists.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** So many names are told. */
const mostNames = 8;

/** What the entries of a kind are called. */
const nouns = { file: ['file', 'files'], directory: ['subfolder', 'subfolders'] } as const;
type Kind = keyof typeof nouns;

interface Folder extends PathArgument {
  readonly listed: Listed;
}

function kindOf(item: Entity): Kind | undefined {
  const kind = factOf(item, 'type')?.value;
  return kind === 'file' || kind === 'directory' ? kind : undefined;
}

/** Listings of one folder whose entries say what they are. */
function foldersIn(scene: Scene): readonly Folder[] {
  return listsOf(scene).flatMap((listed) => {
    const path = pathArgumentOf(listed.view);
    const isListing =
      listed.items.length > 0 &&
      listed.items.every(
        (item) => kindOf(item) !== undefined && item.name !== undefined && item.parent === undefined,
      );
    return path === undefined || !isListing ? [] : [{ ...path, listed }];
  });
}

function write(
  referrer: Referrer,
  { listed, asked, name: folder }: Folder,
  make: (
    path: string,
    folder: string,
  ) => Omit<Question, 'asked'> & { readonly ask: (isClause: boolean) => string },
): Question | undefined {
  const path = listPath(listed.view, listed.list, referrer.selects);
  if (path === undefined) return undefined;
  const { ask, ...made } = make(path, folder);
  const [direct, clause] = [ask(false), ask(true)].map((text) => {
    const [before = '', behind = ''] = text.split('{}');
    return say`${before}${asked}${behind}`;
  });
  return direct === undefined || clause === undefined ? undefined : { ...made, asked: { direct, clause } };
}

function entriesOf({ items }: Listed, kind: Kind): readonly string[] {
  return items.filter((item) => kindOf(item) === kind).map(({ name }) => String(name?.value));
}

function candidatesOf(scene: Scene, folder: Folder): readonly Candidate[] {
  const { listed } = folder;
  const { id: step } = listed.view.step;
  const kinds: readonly Kind[] = ['file', 'directory'];
  // Of a kind that the listing never shows, its proof could not say that there is none.
  const counts = kinds.flatMap((kind): readonly Candidate[] => {
    const [one, many] = nouns[kind];
    const own = entriesOf(listed, kind);
    if (own.length === 0) return [];
    const counted = (referrer: Referrer) =>
      write(referrer, folder, (path, name) => ({
        form: ['count'],
        ask: (isClause) =>
          isClause ? `how many ${many} there are in {}` : `How many ${many} are there in {}`,
        answer: capitalised(
          say`there ${own.length === 1 ? 'is' : 'are'} ${proved(countWords(own.length), `$count(${path}[type="${kind}"])`)} ${own.length === 1 ? one : many} in the ${name} folder`,
        ),
      }));
    return [{ step, write: counted }];
  });
  const lists = kinds.flatMap((kind): readonly Candidate[] => {
    const [, many] = nouns[kind];
    const own = entriesOf(listed, kind);
    if (own.length < 2 || own.length > mostNames || hasTotals(listed)) return [];
    return [
      {
        step,
        write: (referrer) =>
          write(referrer, folder, (path, name) => ({
            form: ['list'],
            ask: (isClause) => (isClause ? `which ${many} are in {}` : `Which ${many} are in {}`),
            answer: capitalised(
              say`${proved(countWords(own.length), `$count(${path}[type="${kind}"])`)} ${many} are in the ${name} folder: ${proved(inRow(own), `${path}[type="${kind}"].name`)}`,
            ),
          })),
      },
    ];
  });
  return [...counts, ...lists, ...contained(scene, folder)];
}

/** Whether the listing sums itself up: its figures would be read as the names' own. */
function hasTotals({ view }: Listed): boolean {
  return view.things.things.some(({ list, facts }) => list === undefined && facts.length > 0);
}

function inRow(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** One of several names, the same each time. */
function chosen(names: readonly string[]): string | undefined {
  return names[names.join('').length % Math.max(1, names.length)];
}

/** Whether the folder has an entry: one that it has, and one that another folder has. */
function contained(scene: Scene, folder: Folder): readonly Candidate[] {
  const { listed } = folder;
  const own = listed.items.map(({ name }) => String(name?.value));
  const elsewhere = scene.views.flatMap(({ things }) =>
    things.things.filter((thing) => kindOf(thing) === 'file').map(({ name }) => String(name?.value)),
  );
  const others = elsewhere.filter((name) => !own.includes(name));
  const files = [chosen(entriesOf(listed, 'file')), chosen(others)].filter((name) => name !== undefined);
  return [...new Set(files)].map((file) => ({
    step: listed.view.step.id,
    write: (referrer) =>
      write(referrer, folder, (path, name) => {
        const isThere = own.includes(file);
        const count = `$count(${path}[name=${JSON.stringify(file)}])`;
        return {
          form: ['yes-no'],
          ask: (isClause) => (isClause ? `whether ${file} is in {}` : `Is ${file} in {}`),
          answer: say`${proved(isThere ? 'Yes' : 'No', `${count} > 0`)}, ${file} is ${isThere ? '' : 'not '}in the ${name} folder`,
        };
      }),
  }));
}

export const folder: FormAuthor = {
  form: 'count',
  weight: 1.2,
  candidates: (scene) => foldersIn(scene).flatMap((one) => candidatesOf(scene, one)),
};
