// Whose list or record a call has shown: the things that its arguments identify, and what these are called.
import { scalarsIn } from '../../model/pointer.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import type { Scene, SceneStep } from './scene.ts';

export interface Owner {
  /** Folded: names, and every other text that is said of the owner. */
  readonly texts: ReadonlySet<string>;
  /** What it is called. */
  readonly name: string;
  /** Only the words of a search, which may narrow what was found in any way. */
  readonly isSearched: boolean;
}

const known = new WeakMap<SceneStep, Owner | null>();

/** The owner of what a step shows; undefined where no argument identifies one that the results describe. */
export function ownerOf(scene: Scene, step: SceneStep): Owner | undefined {
  let owner = known.get(step);
  if (owner === undefined) {
    owner = findOwner(scene, step) ?? null;
    known.set(step, owner);
  }
  return owner ?? undefined;
}

function findOwner(scene: Scene, step: SceneStep): Owner | undefined {
  const texts = new Set<string>();
  let name: string | undefined;
  let first: string | undefined;
  let searched: string | undefined;
  for (const { value, pointer } of scalarsIn(step.step.arguments)) {
    if (typeof value !== 'string') continue;
    texts.add(fold(value));
    // A place or a name that was searched for, as it is written.
    if (/^\p{Lu}/u.test(value) && value.length <= 60) searched ??= value;
    if (!/id$|path$|number$|code$|slug$|key$/i.test(pointer) || value.length < 3) continue;
    for (const fact of scene.byText.get(value) ?? [])
      for (const other of recordOf(scene, fact)) {
        texts.add(fold(String(other.value)));
        first ??= String(other.value);
        if (/^(?:name|title|subject)$|_name$/.test(other.key)) name ??= String(other.value);
      }
  }
  const called = name ?? first ?? searched;
  return called === undefined
    ? undefined
    : { texts, name: called, isSearched: (name ?? first) === undefined };
}

/** What is said of what an identifier stands for: its record, or the fields beside it of the same prefix. */
function recordOf({ facts }: Scene, { step, record, key, members }: Fact): readonly Fact[] {
  const own = facts.filter(
    (other) => other.step === step && other.record === record && typeof other.value === 'string',
  );
  if (/^(?:id|uuid|key|slug|code|sku|number|path)$/.test(key)) return own;
  const prefix = /^(.+?)_(?:id|uuid|key|code|number)$/.exec(key)?.[1];
  // `employee_id` of an employee is its own.
  if (prefix !== undefined && members.at(-1)?.group.noun.split(' ').at(-1) === prefix) return own;
  return prefix === undefined ? [] : own.filter((other) => other.key.startsWith(prefix));
}

/** Everything that a step's own result says, folded. */
export function saidBy({ facts }: Scene, step: SceneStep): ReadonlySet<string> {
  let texts = said.get(step);
  if (texts === undefined) {
    texts = new Set(
      facts.flatMap((fact) =>
        fact.step === step.step && typeof fact.value === 'string' ? [fold(fact.value)] : [],
      ),
    );
    said.set(step, texts);
  }
  return texts;
}

const said = new WeakMap<SceneStep, ReadonlySet<string>>();
