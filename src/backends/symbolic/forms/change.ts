// Ordering a change of something that is found first: what is changed, to what, and for whom.
import { toolNoun } from '../../../text/naming.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { occasionOf } from '../words/occasions.ts';
import { type Phrase, say, words } from '../words/phrase.ts';
import { orderOf } from './order-words.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** Whether what is made is something that comes in: a ticket, and no deal. */
function isCase({ step }: View): boolean {
  return /^(?:ticket|issue|case|incident|bug)$/.test(toolNoun(step.tool));
}

/** "I have moved …", as a claim that the step succeeded. */
function reported(report: Phrase, view: View): Phrase {
  const text = `I have ${report.text}`;
  return words(text, { claims: [{ text, write: view.step.id }] });
}

function write(referrer: Referrer, view: View): Question | undefined {
  const found = orderOf(referrer, view);
  if (found === undefined) return undefined;
  const { order, report, deed } = found;
  const claimed = reported(report, view);
  return {
    form: ['change'],
    asked: {
      direct: order,
      clause: order,
      isOrder: true,
      // A reason that is written down is reason enough.
      occasion: found.values.some(({ parameter }) => parameter.includes('reason'))
        ? ''
        : occasionOf(
            deed,
            isCase(view),
            found.values.map(({ text }) => text),
            referrer.random,
          ),
    },
    answer: referrer.random.real() < 0.5 ? claimed : say`Done: ${claimed}`,
  };
}

export function writesIn(scene: Scene): readonly View[] {
  return scene.views.filter(({ wrote }) => wrote);
}

function candidates(scene: Scene): readonly Candidate[] {
  return writesIn(scene).map((view) => ({
    step: view.step.id,
    write: (referrer) => write(referrer, view),
  }));
}

export const change: FormAuthor = { form: 'change', weight: 8, candidates };
