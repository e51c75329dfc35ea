// In which order a draft tries the forms: drawn by weight, or in turn where there is little to ask.
import type { Random } from '../../model/random.ts';
import { allForms } from './forms/all-forms.ts';
import type { FormAuthor } from './forms/question.ts';
import type { Scene } from './scene/scene.ts';

/** So many candidates give a form its whole weight. */
const plenty = 8;

function scaled(form: FormAuthor, scene: Scene): FormAuthor {
  const share = Math.min(form.candidates(scene).length, plenty) / plenty;
  return { ...form, weight: form.weight * Math.max(share, 0.05) };
}

/** The forms that something of a scene can be asked in, another one first each time. */
export function inTurn(scene: Scene, turn: number, random: Random): readonly FormAuthor[] {
  const fitting = allForms.filter(({ candidates }) => candidates(scene).length > 0);
  const turned = fitting.map((_, at) => fitting[(turn + at) % fitting.length] as FormAuthor);
  // What has little to ask is soon used up, and drafts side by side do not know of each other.
  const isAhead = turned.map(({ candidates }) => random.real() < (candidates(scene).length + 1) / plenty);
  return [...turned.filter((_, at) => isAhead[at]), ...turned.filter((_, at) => !isAhead[at])];
}

/** The forms in an order drawn by their weights. */
export function inOrder(scene: Scene, deepest: number, random: Random): readonly FormAuthor[] {
  // Of one result, what can be asked once is asked less than what can be asked of each of its things.
  const forms = deepest > 1 ? allForms : allForms.map((form) => scaled(form, scene));
  return forms
    .map((form) => ({ form, rank: random.real() ** (1 / form.weight) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ form }) => form);
}
