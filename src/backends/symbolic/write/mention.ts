// Mentioning things: by their name where it may be said, else by how they were found ("the latest order of …").
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { mayWrite } from '../../../model/tool.ts';
import type { Step } from '../../../model/workflow.ts';
import { wordsOf } from '../../../text/naming.ts';
import { phraseOf, roleOf, type Spoken, sayScalarArgument } from './argument.ts';
import { orderOf } from './list-order.ts';
import { isSimple, labelOf, possessive, quote, sayFact } from './say.ts';
import { ordinalAmongNamesakes, ordinalOf, tellingFact } from './single-out.ts';
import { factOf, identityOf, type Story } from './story.ts';
import { isSayable, type Named, named, nounOf } from './thing.ts';

/** How deep a description may lead from thing to thing before it gets lost. */
const deepest = 6;

/**
 * Mentions things in one text: at length the first time, briefly after that. A query describes what its asker cannot
 * know ("its owner"); a response, `knowing`, has the names.
 */
export class Mentions {
  readonly #story: Story;
  readonly #knowing: boolean;
  /** Brief forms by identity. */
  readonly #introduced = new Map<string, string>();
  readonly #nouns = new Map<string, string>();
  /** The values that things have been told from others by. */
  readonly toldBy = new Set<JsonScalar>();

  constructor(story: Story, options: { readonly knowing: boolean }) {
    this.#story = story;
    this.#knowing = options.knowing;
  }

  /** A noun phrase for the value of a step-bound argument. */
  fact(fact: Fact, step: Step): string {
    const { entity } = fact;
    if (fact === entity.id || fact === entity.name) return this.entity(entity, step);
    if (this.#knowing) return sayFact(fact);
    return this.#attribute(fact, step, 0);
  }

  #attribute(fact: Fact, step: Step, depth: number): string {
    const owner = this.entity(fact.entity, step, depth);
    const label = labelOf(fact, this.#story.toolOf(step));
    return isSimple(owner) && !label.includes(' ')
      ? `${possessive(owner)} ${label}`
      : `the ${label} of ${owner}`;
  }

  entity(entity: Entity, step: Step, depth = 0): string {
    const key = `${nounOf(entity)} ${String(identityOf(entity))}`;
    const brief = this.#introduced.get(key);
    if (brief !== undefined) return brief;
    const { long, short } = this.#describe(entity, step, depth);
    if (identityOf(entity) !== null) this.#introduce(key, nounOf(entity), short);
    return long;
  }

  #introduce(key: string, noun: string, short: string): void {
    // "That order" is clear as long as only one order has been spoken of.
    const other = this.#nouns.get(noun);
    if (short.startsWith('that ') && other !== undefined && other !== key) return;
    this.#nouns.set(noun, key);
    this.#introduced.set(key, short);
  }

  #describe(entity: Entity, step: Step, depth: number): Named {
    const noun = nounOf(entity);
    const short = `that ${noun}`;
    if (this.#knowing && isSayable(entity)) return named(entity, noun);
    if (this.#story.spoken.has(identityOf(entity) ?? '')) return this.#namedAmong(entity, step);
    if (depth > deepest) return { long: `the ${noun}`, short };
    const origin = this.#origin(entity, step);
    if (origin !== undefined) return { long: this.entity(origin.fact.entity, origin.step, depth + 1), short };
    // What would be lost in its own description is named after all.
    if (depth >= 3 && isSayable(entity) && !isSearched(step))
      return { long: this.#namedAmong(entity, step).long + this.#asked(step), short };
    if (entity.place !== undefined && entity.parent === undefined)
      return { long: this.#listed(entity, step, depth), short };
    if (entity.parent !== undefined)
      return {
        long:
          this.#partOf(entity, entity.parent, step, depth) +
          (isWhole(entity.parent) ? this.#asked(step) : ''),
        short,
      };
    if (isSayable(entity)) return named(entity, noun);
    return { long: this.#scoped(noun, '', step, depth), short };
  }

  /** The owner of an order, the product on its first line. */
  #partOf(entity: Entity, parent: Entity, step: Step, depth: number): string {
    const noun = nounOf(entity);
    if (parent.place !== undefined && /line|item|entry|row|position/.test(parent.noun)) {
      const whole =
        parent.parent === undefined
          ? this.entity(parent, step, depth + 1)
          : this.entity(parent.parent, step, depth + 1);
      return `the ${spaced(ordinalOf(parent))}${noun} on ${whole}`;
    }
    const owner = this.entity(parent, step, depth + 1);
    const first = spaced(ordinalOf(entity));
    return first === '' && isSimple(owner)
      ? `${possessive(owner)} ${noun}`
      : `the ${first}${noun} of ${owner}`;
  }

  /** The earlier mention of the same thing: `get_order` was called with the identifier of an order that a list showed. */
  #origin(entity: Entity, step: Step): { fact: Fact; step: Step } | undefined {
    const identity = identityOf(entity);
    for (const binding of step.bindings) {
      if (binding.source !== 'step') continue;
      const found = factOf(binding, this.#story);
      if (found === undefined) continue;
      const same =
        identityOf(found.fact.entity) === identity ||
        (typeof found.fact.value === 'string' && found.fact.value === identity);
      const about =
        nounOf(found.fact.entity) === nounOf(entity) &&
        entity.place === undefined &&
        entity.parent === undefined;
      if (same || about) return found;
    }
    return undefined;
  }

  #listed(entity: Entity, step: Step, depth: number): string {
    const noun = nounOf(entity);
    const order = orderOf(this.#story.toolOf(step)?.description ?? '', noun);
    const single = entity.place?.length === 1;
    const isScoped = step.bindings.some(({ source }) => source === 'step' || source === 'query');
    if (order !== undefined && entity.place?.index === 0)
      return this.#scoped(noun, single ? '' : order, step, depth);
    if (single && isScoped) return this.#scoped(noun, '', step, depth);
    if (!isSearched(step) && isSayable(entity)) return this.#named(entity, step);
    const fact = tellingFact(entity, step, this.#story);
    if (fact === undefined) return this.#scoped(noun, ordinalOf(entity), step, depth);
    this.toldBy.add(fact.value);
    return withAttribute(
      this.#scoped(noun, '', step, depth),
      `${labelOf(fact, this.#story.toolOf(step))} ${sayFact(fact)}`,
    );
  }

  /** A thing by its name, with its place among those of the same name. */
  #namedAmong(entity: Entity, step: Step): Named {
    const noun = nounOf(entity);
    const place = ordinalAmongNamesakes(entity, step);
    if (place === '') return named(entity, noun);
    return { long: `the ${place} ${noun} ${quote(String(entity.name?.value))}`, short: `that ${noun}` };
  }

  /** An item of a list by its name, with what the list was asked for: "the closed ticket …", "Acme in Berlin". */
  #named(entity: Entity, step: Step): string {
    const { long } = this.#namedAmong(entity, step);
    const opening = `the ${nounOf(entity)} `;
    if (!long.startsWith(opening)) return long + this.#asked(step);
    const states = this.#query(step).filter(isState);
    const behind = this.#query(step).filter((spoken) => !isState(spoken));
    const adjectives = states.map(({ text }) => `${text} `).join('');
    return `the ${adjectives}${long.slice('the '.length)}${behind.map(phraseOf).join('')}`;
  }

  /** What a list was asked for in the query's own words: "… in Austria". */
  #asked(step: Step): string {
    return this.#query(step).map(phraseOf).join('');
  }

  #query(step: Step): readonly Spoken[] {
    const tool = this.#story.toolOf(step);
    if (tool === undefined || mayWrite(tool)) return [];
    return step.bindings
      .filter(({ source, path }) => source === 'query' && !isSearchWord(path))
      .map((binding) => sayScalarArgument(step, binding, tool));
  }

  /** "Acme's latest order", "the earliest flight from Munich to Lyon": a noun with all that its list was asked for. */
  #scoped(noun: string, qualifier: string, step: Step, depth: number): string {
    const tool = this.#story.toolOf(step);
    let before = qualifier;
    let owner: string | undefined;
    let behind = '';
    const seen = new Set<string>();
    for (const binding of step.bindings) {
      if (binding.source === 'schema' || seen.has(binding.path)) continue;
      seen.add(binding.path);
      const found = binding.source === 'step' ? factOf(binding, this.#story) : undefined;
      if (found !== undefined) {
        const { entity } = found.fact;
        const means = found.fact === entity.id || found.fact === entity.name;
        const text = means
          ? this.entity(entity, found.step, depth + 1)
          : this.#attribute(found.fact, found.step, depth + 1);
        if (isSearchWord(binding.path)) behind += ` ${topical.has(noun) ? 'about' : 'for'} ${text}`;
        else if (means && owner === undefined && roleOf(parameterIn(binding.path)).role === '') owner = text;
        else behind += phraseOf({ parameter: parameterIn(binding.path), text, kind: 'thing' });
        continue;
      }
      const spoken = sayScalarArgument(step, binding, tool);
      if (spoken.kind === 'choice' && /status|state|stage|type/.test(spoken.parameter))
        before = `${before} ${spoken.text}`.trim();
      else if (isSearchWord(binding.path))
        behind += ` ${topical.has(noun) ? 'about' : 'matching'} ${quote(spoken.text)}`;
      else behind += phraseOf(spoken);
    }
    const phrase = [before, noun].filter((word) => word !== '').join(' ');
    if (owner === undefined) return `the ${phrase}${behind}`;
    return isSimple(owner) ? `${possessive(owner)} ${phrase}${behind}` : `the ${phrase} of ${owner}${behind}`;
  }
}

const topical = new Set([
  'ticket',
  'article',
  'document',
  'note',
  'message',
  'email',
  'comment',
  'post',
  'page',
  'meeting',
  'issue',
  'node',
]);

/** A word with a space behind it, where there is one. */
function spaced(word: string): string {
  return word === '' ? '' : `${word} `;
}

/** "The vehicle with the depot Hamburg and the plate HH-X 107". */
function withAttribute(phrase: string, attribute: string): string {
  return `${phrase} ${/ with the [\w ]+$/.test(phrase) ? 'and' : 'with'} the ${attribute}`;
}

function parameterIn(path: string): string {
  return path.split('/').findLast((token) => token !== '' && !/^\d+$/.test(token)) ?? '';
}

function isSearchWord(path: string): boolean {
  return ['query', 'q', 'search', 'keyword', 'keywords', 'term', 'text'].includes(wordsOf(path).at(-1) ?? '');
}

/** Whether an argument is a state that a thing is in, and one word for it: "closed". */
function isState({ kind, parameter, text }: Spoken): boolean {
  return kind === 'choice' && /(?:status|state|stage)$/.test(parameter) && /^[a-z-]+$/.test(text);
}

function isSearched(step: Step): boolean {
  return step.bindings.some(({ source, path }) => source === 'query' && isSearchWord(path));
}

/** Whether a thing is the result as a whole, not an item of it. */
function isWhole(entity: Entity): boolean {
  return entity.place === undefined && entity.parent === undefined;
}
