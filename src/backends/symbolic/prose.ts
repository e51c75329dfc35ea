// Free text that a call asks for (a title, a note): a short sentence about what is at hand, never filler.
import type { Entity } from '../../grounding/reading/entity.ts';
import { looksLikeIdentifier } from '../../text/identifier-shape.ts';
import { toolNoun } from '../../text/naming.ts';
import { prominent } from './known.ts';
import type { Parameter } from './parameter.ts';
import type { Candidate, Situation } from './situation.ts';

const titles = ['Follow-up on {x}', 'Next steps for {x}', 'Review of {x}', 'Open questions about {x}'];
const sentences = [
  'Please follow up on {x} this week',
  'We have agreed to review {x} together',
  'Please check the open points on {x} and report back',
  'Please keep us informed about {x}',
];
const short = new Set(['title', 'subject', 'topic', 'purpose', 'reason', 'name']);

/** A text about the thing at hand that has a name; none where nothing has. */
export function proseAbout(parameter: Parameter, at: Situation): Candidate | undefined {
  const subject = subjectOf(at);
  if (subject === undefined) return undefined;
  const name = String(subject.name?.value);
  const most = typeof parameter.schema.maxLength === 'number' ? parameter.schema.maxLength : 400;
  const templates = short.has(parameter.words.at(-1) ?? '') ? titles : sentences;
  const text = at.random.pick(templates).replace('{x}', name);
  return text.length > most || at.taken.has(text.toLowerCase())
    ? undefined
    : { value: text, fit: 2, bound: false, entity: subject };
}

function subjectOf(at: Situation): Entity | undefined {
  const noun = toolNoun(at.tool.tool);
  for (const call of at.known.done) {
    for (const entity of prominent(call, at.known)) {
      const name = entity.name?.value;
      if (typeof name === 'string' && name.length <= 60 && !looksLikeIdentifier(name) && entity.noun !== noun)
        return entity;
    }
  }
  return undefined;
}
