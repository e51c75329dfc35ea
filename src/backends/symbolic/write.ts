// Writing: chooses a form that fits what was found, and puts its question and answer into words with what proves them.
import type { Form, Wording } from '../../model/claim.ts';
import type { MemoryView } from '../../model/learned.ts';
import { createRandom, deriveSeed, type Random } from '../../model/random.ts';
import type { Answered, DraftFrame, StageIO } from '../../model/seams.ts';
import { mayWrite } from '../../model/tool.ts';
import { depthsOf, type Workflow } from '../../model/workflow.ts';
import { findingKeys, findingKinds } from '../../proofs/findings.ts';
import { allForms } from './forms/all-forms.ts';
import { attribute } from './forms/attribute.ts';
import { circumstance } from './forms/circumstance.ts';
import { conversion } from './forms/conversion.ts';
import type { Candidate, FormAuthor, Question } from './forms/question.ts';
import { type Aim, aimOf, depthInTurn, isLittle, wishesOf } from './intent.ts';
import { isHollow, neededSteps } from './needed.ts';
import { lookedUp } from './nouns-of-tools.ts';
import { inOrder, inTurn } from './order-of-forms.ts';
import { taken } from './questions-in-turn.ts';
import type { Discourse } from './refer/discourse.ts';
import { Referrer } from './refer/referrer.ts';
import { type Scene, sceneOf } from './scene/scene.ts';
import { setupOf } from './scene/setup-steps.ts';
import { type Phrase, say } from './words/phrase.ts';
import { voiced } from './words/voice.ts';
import { withWay } from './words/way.ts';

/** How many steps that depend on each other a question is to need, where that many were found. */
const targets = [3, 4, 4, 4, 5, 5, 5, 5, 6, 6] as const;

/** Steps up to which a scene is shallow. */
const shallow = 2;

/** So many candidates of a form are tried before the next form is. */
const mostTries = 12;

/** The forms that drafts with an aim try first. */
const changes: ReadonlySet<Form> = new Set(['change', 'conditional-change']);
const parallels: ReadonlySet<Form> = new Set(['parallel']);
const recoveries: ReadonlySet<Form> = new Set(['recovery']);
const wantedBy: Readonly<Record<Exclude<Aim, 'read'>, ReadonlySet<Form>>> = {
  change: changes,
  parallel: parallels,
  recovery: recoveries,
};

export type Author = Pick<DraftFrame, 'index' | 'seed' | 'today' | 'callable' | 'tools'>;

/** The wording of a settled workflow, or why there is none. */
export function writeSymbolically(
  { workflow, tools, critiques, memory }: StageIO['write']['in'],
  author: Author,
): Answered<'write'> {
  const { index, seed, today } = author;
  const scene = { ...sceneOf(workflow, tools, today), lookedUp: lookedUp(author.tools ?? tools) };
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const setup = setupOf(workflow, ({ name }) => mayWrite(byName.get(name) ?? {})).map(({ id }) => id);
  // What was objected to is not written again: another question is.
  const random = createRandom(deriveSeed(seed, `write/${critiques.length}`));
  const depths = depthsOf(workflow);
  const aim = aimOf(author);
  const wanted = wantedIn(scene, author);
  const deepest = Math.max(0, ...depths.values());
  // Drafts of a little world take the depths in turn, too.
  const turn = isLittle(author) ? Math.floor(index / Math.max(1, deepest)) : index;
  const drawn = isLittle(author) ? inTurn(scene, turn, random) : inOrder(scene, deepest, random);
  const forms = [
    ...drawn.filter(({ form }) => wanted.has(form)),
    ...drawn.filter(({ form }) => !wanted.has(form)),
  ];
  // The deeper question first: where no form has one, any will do.
  const target = targetOf(author, deepest, random);
  const near = deepest <= 1 || isLittle(author) ? questionsIn(scene, random, target, isLittle(author)) : [];
  const freshOf = (all: readonly Wording[]) =>
    all
      .map((written) => (setup.length === 0 ? written : { ...written, setup }))
      .filter((written) => !isAsked(workflow, written, memory));
  const isOfNewKind = (written: Wording) => isNewKind(workflow, written, memory);
  const fresh = freshOf(near);
  // Where all that is as deep as was meant has been asked of another thing, there may be news in what is deeper or nearer.
  const anew = fresh.some(isOfNewKind)
    ? fresh
    : elsewhere(deepest, target).flatMap((least) =>
        near.length === 0 ? [] : freshOf(questionsIn(scene, random, least, isLittle(author))),
      );
  // Drafts side by side see the same, and do not know of each other: their numbers keep them apart.
  const own = taken(anew.filter(isOfNewKind), fresh, wanted, turn, index);
  if (own !== undefined) return { output: own };
  let known: Wording | undefined;
  const spares = new Map<FormAuthor, Spare>();
  const isContent = random.real() < contentShare;
  const isRare = [...wanted].some((form) => rare.has(form));
  const floor = target - (isRare ? 2 : random.real() < 0.5 ? allowance : 0);
  for (const { form, least } of turns(forms, wanted, target, floor, aim !== 'read')) {
    if (spares.has(form)) continue;
    // As deep as was meant, of another thing: worth as much as what is new and near.
    if (isContent && least < target - 1 && !wanted.has(form.form) && hasDeep(spares, target)) break;
    const fitting = form
      .candidates(scene)
      .filter(({ step }) => least === 0 || (depths.get(step) ?? 0) >= least);
    for (const candidate of ranked(fitting, depths, random).slice(0, mostTries)) {
      const written = attempt(candidate, scene, random, least);
      if (written === undefined) continue;
      // What the run has asked already is asked again only where there is nothing else.
      const prepared = setup.length === 0 ? written : { ...written, setup };
      if (isAsked(workflow, prepared, memory)) known ??= prepared;
      else if (aim !== 'read' || isOfNewKind(prepared)) return { output: prepared };
      else {
        spares.set(form, { written: prepared, least });
        break;
      }
    }
  }
  const last = spareOf([...spares.values()], random) ?? known;
  if (last !== undefined) return { output: last };
  return {
    failure: scene.views.some(({ value }) => value.understood) ? 'no wording' : 'results not understood',
  };
}

/** A question of a kind that the run has asked already, about something else. */
interface Spare {
  readonly written: Wording;
  readonly least: number;
}

/** How often a draft is content with a deep question of a known kind before it looks for a nearer one of a new kind. */
const contentShare = 0.7;

function hasDeep(spares: ReadonlyMap<FormAuthor, Spare>, target: number): boolean {
  return [...spares.values()].some(({ least }) => least >= Math.max(shallow + 1, target - 1));
}

/** One of the questions whose kinds are known: as a rule one of the deepest, now and then the first, which was wanted. */
function spareOf(spares: readonly Spare[], random: Random): Wording | undefined {
  const deepest = Math.max(...spares.map(({ least }) => least));
  const draw = random.real();
  const pool = spares.filter(({ least }, index) =>
    draw < 0.3 ? index === 0 : draw > 0.8 || least === deepest,
  );
  return pool.length === 0 ? undefined : random.pick(pool).written;
}

/** How many steps that depend on each other the question is to need, of as many as there are at the most. */
function targetOf(author: Author, deepest: number, random: Random): number {
  if (isLittle(author)) return depthInTurn(author, deepest);
  // Where all is near, half of the questions are about what the first results show: lists have more forms than things.
  return deepest <= shallow && random.real() < 0.5 ? 1 : Math.min(deepest, random.pick(targets));
}

/** The forms that a draft asks for wherever they fit: what it aims at, or what it would like best where that is out of reach. */
function wantedIn(scene: Scene, author: Author): ReadonlySet<Form> {
  const aim = aimOf(author);
  const fits = (wanted: Form) =>
    allForms.some(({ form, candidates }) => form === wanted && candidates(scene).length > 0);
  if (aim !== 'read' && [...wantedBy[aim]].some(fits)) return wantedBy[aim];
  const wish = wishesOf(author).find(fits);
  return new Set(wish === undefined ? [] : [wish]);
}

/** So few questions are all written, to choose one of them. */
const fewCandidates = 48;
const fewInLittle = 160;

/** The depths other than the one that was meant, the deepest first. */
function elsewhere(deepest: number, target: number): readonly number[] {
  return Array.from({ length: deepest }, (_, index) => deepest - index).filter((depth) => depth !== target);
}

/** Everything that can be asked where that is little: what needs most steps, first of all; none where there is more. */
function questionsIn(scene: Scene, random: Random, deepest: number, isInLittle: boolean): readonly Wording[] {
  const all = allForms.flatMap((form) => form.candidates(scene));
  if (all.length > (isInLittle ? fewInLittle : fewCandidates)) return [];
  for (let least = deepest; least >= 0; least--) {
    const written = all.flatMap((candidate) => attempt(candidate, scene, random, least) ?? []);
    if (written.length > 0) return written;
  }
  return [];
}

interface Turn {
  readonly form: FormAuthor;
  /** Steps that have to depend on each other. */
  readonly least: number;
}

/** Forms that few lists have: they are asked where others would be deeper. */
const rare: ReadonlySet<Form> = new Set(['none', 'comparison', 'total']);

/** How much less deep than others a question may be whose form is wanted, in half of the drafts. */
const allowance = 1;

/** Which form is tried when: what is wanted first, then the deeper question first, whatever its form. */
function* turns(
  forms: readonly FormAuthor[],
  wanted: ReadonlySet<Form>,
  target: number,
  floor: number,
  isAim: boolean,
): Generator<Turn> {
  const own = forms.filter(({ form }) => wanted.has(form));
  if (isAim) for (const form of own) yield { form, least: 0 };
  for (let least = target; least >= Math.max(0, floor); least--)
    for (const form of own) yield { form, least };
  // What is wanted and was only found near is asked near: a server with two tools has lists, too.
  for (let least = target - allowance - 1; least >= 0; least--) for (const form of own) yield { form, least };
  for (let least = target; least >= 0; least--)
    for (const form of least <= 1 ? fieldsLast(forms) : forms) yield { form, least };
}

/** Whether accepted samples find out all that a wording does. */
function isAsked(workflow: Workflow, { claims = [] }: Wording, memory: MemoryView | undefined): boolean {
  return memory !== undefined && findingKeys(workflow, claims).every((key) => memory.isFound(key));
}

/** Whether no accepted sample asks a question of a wording's kind, of whatever thing. */
function isNewKind(workflow: Workflow, { claims = [] }: Wording, memory: MemoryView | undefined): boolean {
  return memory === undefined || !findingKinds(workflow, claims).every((key) => memory.isFound(key));
}

/** Single fields, which next to anything has, come last where nothing has to be found first. */
function fieldsLast(forms: readonly FormAuthor[]): readonly FormAuthor[] {
  return [...forms.filter((form) => !isField(form)), ...forms.filter(isField)];
}

/** Also where its weight was changed: then it is another object. */
function isField({ candidates }: FormAuthor): boolean {
  return [attribute, circumstance, conversion].some((form) => form.candidates === candidates);
}

/** Deeper ones first, with some luck. */
function ranked(
  candidates: readonly Candidate[],
  depths: ReadonlyMap<string, number>,
  random: Random,
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, rank: (depths.get(candidate.step) ?? 0) + 1.2 * random.real() }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ candidate }) => candidate);
}

/** Words up to which a question is asked in one go; beyond, what it is about is introduced first. */
const longestInline = 15;
/** An order may hold texts that are to be written down. */
const longestOrder = 28;
/** Words that no question is longer than; an order has twice as many at the most. */
const longestQuestion = 24;

/** The question in words where it needs at least so many steps that depend on each other. */
function attempt(candidate: Candidate, scene: Scene, random: Random, least: number): Wording | undefined {
  const seed = random.integer(0, 2 ** 31);
  const inline = new Referrer(scene, createRandom(seed));
  const question = candidate.write(inline);
  if (question === undefined) return undefined;
  const isOrder = question.asked.isOrder === true;
  const { discourse } = inline;
  const isShort = wordCount(question.asked.direct) <= (isOrder ? longestOrder : longestInline);
  if (isShort || discourse.intros.length > 0) return wordingOf(scene, question, random, least, discourse);
  const anchored = new Referrer(scene, createRandom(seed), true);
  const again = candidate.write(anchored);
  return again === undefined ? undefined : wordingOf(scene, again, random, least, anchored.discourse);
}

function wordCount({ text }: Phrase): number {
  return text.split(/\s+/).length;
}

function wordingOf(
  scene: Scene,
  { form, asked, answer, condition }: Question,
  random: Random,
  least: number,
  discourse: Discourse,
): Wording | undefined {
  const most = (asked.isOrder ? 2 : 1) * longestQuestion;
  if (wordCount(asked.direct) > most || !discourse.isClear(asked.direct)) return undefined;
  const query = voiced(asked, random, discourse.intros);
  const told = withWay(query, answer);
  const response = /[.!?]”?$/.test(told.text) ? told : say`${told}.`;
  const worded = { query, response, ...(condition !== undefined && { condition }) };
  const needed = neededSteps(scene, worded);
  if (Math.max(0, ...needed.values()) < least || isHollow(scene, worded, needed)) return undefined;
  return {
    query: query.text,
    response: response.text,
    claims: response.claims,
    asks: query.asks,
    choices: query.choices,
    form,
    ...(condition !== undefined && { condition }),
  };
}
