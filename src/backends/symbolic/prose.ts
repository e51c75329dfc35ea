// Free text that a call asks for: what people write down at work, by what the text is.
import { table } from '../../model/table.ts';
import { toolNoun } from '../../text/naming.ts';
import type { Parameter } from './parameter.ts';
import type { Candidate, Situation } from './situation.ts';
import { deedOf } from './words/deeds.ts';

/** By the parameter's last word, or by what the tool makes. */
const texts = table<readonly string[]>({
  reason: [
    'ordered twice by mistake',
    'the customer has changed its plans',
    'no longer needed',
    'budget was cut',
    'replaced by a larger order',
    'wrong model ordered',
    'the project was postponed',
  ],
  // Of what is neither bought nor sold.
  cause: [
    'entered by mistake',
    'at their own request',
    'no longer needed',
    'the details have changed',
    'agreed by phone this morning',
    'the wrong one was chosen',
  ],
  delay: [
    'agreed by phone this morning',
    'nobody was at home',
    'more time is needed',
    'the first date does not suit them',
    'somebody is off sick',
  ],
  lost_reason: [
    'the customer chose a cheaper offer',
    'budget was cut',
    'the project was postponed',
    'a competitor delivers sooner',
  ],
  comment: [
    'A technician will call tomorrow morning',
    'The spare part leaves our warehouse today',
    'Please send us a photo of the display',
    'We could reproduce the fault in the workshop',
    'The customer has confirmed the appointment',
    'The new firmware fixes this; please install it first',
  ],
  remark: [
    'Please call before coming',
    'Checked by phone this morning',
    'Waiting for a reply until Friday',
    'Somebody has to look at this again next week',
    'The details were confirmed by email',
  ],
  note: [
    'Prefers to be called in the afternoon',
    'Wants a quotation with training included',
    'Asked for delivery before the end of the month',
  ],
  ticket: [
    'Display stays dark after switching on',
    'Readings drift after an hour',
    'Fan is louder than it was',
    'Door does not close properly',
    'Software does not find the instrument',
    'Display flickers after warming up',
    'Touch screen reacts slowly',
    'Instrument restarts by itself',
    'Printout stops after two pages',
  ],
  // Each fits each fault above: a subject and a description are drawn independently.
  description: [
    'It started on Monday, and nothing they tried has helped',
    'The fault appeared again this morning',
    'It happens on both of their instruments',
    'They noticed it yesterday and would like a call back',
    'They need it solved before their audit next week',
    'A colleague has seen the same fault before',
  ],
  meeting: [
    'Handover of open cases',
    'Planning for the next quarter',
    'Review of the service contract',
    'Project kick-off',
  ],
  activity: [
    'Open offer',
    'Service contract',
    'Plans for the new laboratory',
    'Training for new colleagues',
    'Delivery in two parts',
    'Renewal in autumn',
    'Spare parts',
  ],
  summary: [
    'They want to decide by the end of the month',
    'They asked for a second quotation with training',
    'They are happy with the delivery and plan another order',
    'The new manager wants to see the figures first',
    'They would like a visit in April',
    'Budget is approved, and the order follows next week',
  ],
  agenda: ['Open points, dates and who does what', 'Results so far and the next steps'],
  deal: [
    'Replacement of two balances',
    'Service contract for three years',
    'Pilot with data loggers',
    'Second line for the new building',
    'Spare parts for next year',
    'Training for the night shift',
    'Upgrade of the older instruments',
  ],
  task: ['Send the signed contract', 'Prepare the slides for Monday', 'Call the supplier back'],
  todo: ['Send the signed contract', 'Renew the certificate', 'Order new badges'],
  issue: [
    'Search returns nothing for short words',
    'Export drops the last column',
    'Sign-in page loads twice',
  ],
  document: ['Checklist for new colleagues', 'Travel policy', 'Minutes of the Monday meeting'],
  message: [
    'The meeting is moved to Thursday at ten',
    'The delivery has arrived',
    'Could you send me the latest figures?',
  ],
  project: ['Website relaunch', 'Warehouse move', 'Customer survey'],
  event: ['Team lunch', 'Dentist appointment', 'Budget review'],
});

/** What is dealt with by those who buy and sell. */
const commerce =
  /(?:order|invoice|deal|purchase|quote|offer|subscription|contract|customer|contact|lead|ticket|case|issue|product|meeting|flight|hotel)$/;

/** The kind of text by its words: reasons and notes that only a customer would have are for things that customers have. */
function neutral(words: string, last: string, { tool, about }: Situation): string {
  const nouns = [toolNoun(tool.tool), ...about.map(({ noun }) => noun)];
  if (nouns.some((noun) => commerce.test(noun))) return words;
  if (words === 'reason') return deedOf(tool.tool)?.kind === 'move' ? 'delay' : 'cause';
  return /^(?:note|comment|remark)$/.test(last) ? 'remark' : words;
}

/** A text for a parameter; none for kinds of text that nothing is known of. */
export function proseAbout(parameter: Parameter, at: Situation): Candidate | undefined {
  const last = parameter.words.at(-1) ?? '';
  const noun = toolNoun(at.tool.tool);
  const choices =
    texts[neutral(parameter.words.join('_'), last, at)] ??
    (last === 'text' ||
    last === 'title' ||
    last === 'subject' ||
    last === 'name' ||
    last === 'body' ||
    last === 'content' ||
    last === 'observation'
      ? texts[noun]
      : texts[last]);
  const most = typeof parameter.schema.maxLength === 'number' ? parameter.schema.maxLength : 400;
  const fitting = (choices ?? []).filter((text) => text.length <= most && !at.taken.has(text.toLowerCase()));
  return fitting.length === 0 ? undefined : { value: at.random.pick(fitting), fit: 2, bound: false };
}
