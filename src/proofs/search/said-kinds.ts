// Names behind the word for their kind: "the call is “Budget approval”", where a field of kinds says that it is one.
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

/** The facts that say of something that it is of a kind. */
export function kindsCalled({ facts }: Scene, label: string): readonly Fact[] {
  return facts.filter(
    ({ key, value }) =>
      /(?:^|_)(?:type|kind|category)$/.test(key) && typeof value === 'string' && fold(value) === fold(label),
  );
}

/** Whether what stands before a name is the kind of its own thing: "whose call is “Budget approval”". */
export function isOfSaidKind(
  { answered, scene }: AnswerReading,
  { start }: Pick<Mention, 'start'>,
  { step, record }: Fact,
): boolean {
  const before = answered.response.slice(Math.max(0, start - 60), start);
  const label = /(\p{L}+)\s+(?:is|was)\s+[“"'‘«]?$/u.exec(before)?.[1];
  return (
    label !== undefined &&
    kindsCalled(scene, label).some((kind) => kind.step === step && kind.record === record)
  );
}
