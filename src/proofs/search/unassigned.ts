// "The Tern isn't assigned to anyone yet", where somebody has it: a field of names that is empty for some of a list and not for this one.
import type { Fact } from './facts.ts';
import { governorsOf } from './governors.ts';
import { contradicted, type Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

const said =
  /\b(?:(?:is|are|was|were|has|have)(?:n['’]t| not)(?: yet| been){0,2} assigned(?: to (?:anyone|anybody|someone))?|(?:is|are|still) unassigned|has no (?:one|body) assigned)\b/gi;

const known = new WeakMap<Scene, readonly Fact[]>();

/** The names in fields that have nobody's name for some item of their list. */
function names(scene: Scene): readonly Fact[] {
  let found = known.get(scene);
  if (found === undefined) {
    const open = new Set(
      scene.facts.flatMap(({ key, value, members }) =>
        value === null && (members.at(-1)?.group.members.length ?? 0) > 1
          ? [`${members.at(-1)?.group.key} ${key}`]
          : [],
      ),
    );
    found = scene.facts.filter(
      ({ key, value, members }) =>
        typeof value === 'string' &&
        /^\p{Lu}\p{L}+(?:[ '’-]\p{L}+)*$/u.test(value) &&
        open.has(`${members.at(-1)?.group.key} ${key}`),
    );
    known.set(scene, found);
  }
  return found;
}

/** What is said to be nobody's and is somebody's. */
export function unassignedObjections(reading: AnswerReading): readonly Objection[] {
  const all = names(reading.scene);
  if (all.length === 0 || new Set(all.map(({ key }) => key)).size > 1) return [];
  const { response } = reading.answered;
  return [...response.matchAll(said)].flatMap(({ 0: text, index }): readonly Objection[] => {
    const place = { start: index, end: index + text.length };
    const sentence = reading.sentences.find(({ start, end }) => start <= index && index < end);
    const group = all[0]?.members.at(-1)?.group;
    if (sentence === undefined || group === undefined) return [];
    const governors = governorsOf(response, place, sentence, group, reading.anchors, { behind: false });
    if (governors === undefined || governors.isInherited) return [];
    const own = all.find(({ members }) => governors.members.some((member) => members.at(-1) === member));
    return own === undefined ? [] : [contradicted(text, index, own, 'Say whose it is.')];
  });
}
