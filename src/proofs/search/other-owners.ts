// What is said to be somebody's, and is another one's, or in another state.
import { fold } from '../../text/sayings/tokens.ts';
import { factsAround, isText, type Meaning } from './linked-records.ts';
import type { Name } from './names-said.ts';
import { ownerOf } from './owners.ts';
import type { AnswerReading } from './reading.ts';
import { findStates, isInState } from './states.ts';

/** "X's resolved ticket is Y": the state that Y is in, where that is another one. */
export function anotherState(
  { tokens, scene }: AnswerReading,
  first: Name,
  second: Name,
  { places }: Meaning,
): string | undefined {
  const between = tokens.filter(({ start, end }) => start >= first.end && end <= second.start);
  for (const state of findStates(between, scene)) {
    const own = scene.facts.filter(
      ({ key, step, record }) =>
        key === state.key && places.some((place) => place.step === step && place.record === record),
    );
    const isSo = own.some((fact) => isInState(fact, state) !== state.negated);
    if (own.length > 0 && !isSo) return String(own[0]?.value);
  }
  return undefined;
}

/** Who has what was shown of them, where the first is somebody or something else, and no record of it says the first. */
export function anotherOwner(
  reading: AnswerReading,
  first: Name,
  second: Meaning,
  label: readonly string[],
): string | undefined {
  const { scene } = reading;
  // Who attends the last meeting of somebody else has another last meeting.
  const isExtreme = label.some((each) =>
    /^(?:first|last|latest|next|only|most|least|\p{L}{3,}est)$/iu.test(each),
  );
  const owners = second.places.map((place) => {
    const step = reading.byStep.get(place.step.id);
    const owner = step === undefined ? undefined : ownerOf(scene, step);
    const isIts = (text: string) =>
      text === first.said || (first.said.length > 2 && text.includes(first.said));
    const says =
      !isExtreme &&
      factsAround(scene, place).some(({ value }) => isText(value) && isIts(fold(String(value))));
    // A record that was fetched by its own identifier is shown of itself.
    const isListed = /\/\d+$/.test(place.record);
    return owner === undefined || owner.isSearched || !isListed || says || [...owner.texts].some(isIts)
      ? undefined
      : owner.name;
  });
  const [name] = owners;
  return owners.every((owner) => owner !== undefined) ? name : undefined;
}
