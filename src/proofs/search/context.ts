// What a value has to do with: its record and those around it, the call that showed it, and where that call's values came from.
import type { Step } from '../../model/workflow.ts';
import { meaningOf, toolNoun } from '../../text/naming.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import type { Scene } from './scene.ts';

const deepest = 5;
const contexts = new WeakMap<Scene, Map<string, ReadonlySet<string>>>();

/** The folded texts of everything that a value has to do with. */
export function contextOf(scene: Scene, fact: Fact): ReadonlySet<string> {
  let known = contexts.get(scene);
  if (known === undefined) {
    known = new Map();
    contexts.set(scene, known);
  }
  const key = `${fact.step.id}${fact.record}`;
  let context = known.get(key);
  if (context === undefined) {
    const texts = new Set<string>();
    gather(scene, fact, texts, new Set(), deepest);
    context = texts;
    known.set(key, context);
  }
  return context;
}

function gather(scene: Scene, fact: Fact, texts: Set<string>, seen: Set<string>, depth: number): void {
  const place = `${fact.step.id}${fact.record}`;
  if (seen.has(place) || depth === 0) return;
  seen.add(place);
  const links = new Set<string>();
  for (const other of factsAround(scene, fact)) {
    const { value } = other;
    const thing = numbered(other);
    if (thing !== undefined) texts.add(thing);
    for (const led of ledByNumber(scene, other)) gather(scene, led, texts, seen, depth - 1);
    if (typeof value !== 'string' || value === '') continue;
    texts.add(fold(value));
    if (isLink(other.key, value)) links.add(value);
  }
  for (const led of ledByArguments(scene, fact.step)) gather(scene, led, texts, seen, depth - 1);
  for (const value of argumentTexts(fact.step.arguments)) {
    texts.add(fold(value));
    if (value.length >= 3) links.add(value);
  }
  for (const value of links)
    for (const other of scene.byText.get(value) ?? [])
      if (other.record !== fact.record || other.step !== fact.step)
        gather(scene, other, texts, seen, depth - 1);
}

/** What a number identifies, `equipment 10002`, so that no other number is taken for it; undefined for a number that identifies nothing. */
export function numbered({
  key,
  value,
  members,
}: Pick<Fact, 'key' | 'value' | 'members'>): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  const { noun, attribute } = meaningOf(key, members.at(-1)?.group.noun ?? '');
  return attribute === 'id' && noun !== '' ? `${noun} ${value}` : undefined;
}

/** Where else a thing stands that a fact identifies by its number. */
function ledByNumber(scene: Scene, fact: Pick<Fact, 'key' | 'value' | 'members'>): readonly Fact[] {
  const thing = numbered(fact);
  return thing === undefined
    ? []
    : (scene.byText.get(String(fact.value)) ?? []).filter((other) => numbered(other) === thing);
}

/** Where the things stand that a call was given the numbers of. */
function ledByArguments(scene: Scene, { tool, arguments: given }: Step): readonly Fact[] {
  return Object.entries(given).flatMap(([key, value]) => {
    if (typeof value !== 'number') return [];
    const isBare = meaningOf(key, '').noun === '';
    return ledByNumber(scene, { key: isBare ? `${toolNoun(tool)}_${key}` : key, value, members: [] });
  });
}

/** The values of the record of a fact, of those it is in, and of the small ones in it. */
function factsAround(scene: Scene, fact: Fact): readonly Fact[] {
  return scene.facts.filter(
    ({ step, record }) =>
      step === fact.step &&
      (record === fact.record ||
        fact.record.startsWith(`${record}/`) ||
        record === '' ||
        (record.startsWith(`${fact.record}/`) && record.length - fact.record.length < 40)),
  );
}

function isLink(key: string, value: string): boolean {
  return /(?:^|_)(?:id|ids|uuid|code|sku|slug|path|uri|number|ref)$|[a-z]Id$/.test(key) && value.length >= 3;
}

/** Whether the call that showed a value was given it: then it is that of each thing that the call has listed. */
export function isGivenToItsCall({ step, value }: Fact): boolean {
  return typeof value === 'string' && argumentTexts(step.arguments).includes(value);
}

function argumentTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length <= 400 ? [value] : [];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(argumentTexts);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(argumentTexts);
  return [];
}

/** What a value has to do with at first hand: its record and those around it, and the call that showed it. */
export function closeContextOf(
  scene: Scene,
  fact: Fact,
): { readonly has: (text: string) => boolean; readonly args: ReadonlySet<string> } {
  const args = new Set(argumentTexts(fact.step.arguments).map(fold));
  const texts = new Set(args);
  for (const { value } of factsAround(scene, fact)) if (typeof value === 'string') texts.add(fold(value));
  // What an identifier among the arguments stands for.
  for (const given of argumentTexts(fact.step.arguments))
    for (const other of given.length >= 3 ? (scene.byText.get(given) ?? []) : [])
      if (/^(?:id|uuid|key|slug|code|sku|number)$/.test(other.key))
        for (const { value, record } of factsAround(scene, other))
          if (typeof value === 'string' && record === other.record) texts.add(fold(value));
  for (const led of ledByArguments(scene, fact.step))
    for (const { value, record } of factsAround(scene, led))
      if (typeof value === 'string' && record === led.record) texts.add(fold(value));
  return { has: (text) => texts.has(text), args };
}
