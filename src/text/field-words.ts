// Words that people use for a field, whatever it is called: "costs" for `price`, "leaves" for `departure_time`.
import { singular, wordsOf } from './naming.ts';
import { rememberShort } from './recent.ts';

/** A word without its inflection, as far as comparing needs it: "leaves", "leaving" and "leave" are one. */
export const stemOf: (word: string) => string = rememberShort((word) => {
  const base = singular(word.toLowerCase());
  if (base.length <= 4) return base.replace(/(?<=..)e$/, '');
  return base
    .replace(/(?:ing|ed|es|ly)$/, '')
    .replace(/(?<=.{3})([bdfglmnprst])\1$/, '$1')
    .replace(/(?<=.{2})[ey]$/, '')
    .replace(/(?<=.{3})i$/, '');
});

/** Each line's words mean the same field, as far as a reader is concerned. */
const groups = [
  'price cost rate fare fee charge amount worth value total sum pay bill priced costing expensive cheap quote net gross',
  'available availability stock hand left remaining free spare on_hand inventory quantity unit',
  'reserved held hold',
  'star starred',
  'rating rated score guest review',
  'departure depart leave start begin take_off out from first',
  'arrival arrive land reach get_in',
  'duration minute hour long last length time take',
  'end until finish close over till to including expire run',
  'warranty guarantee cover',
  'delivery deliver delivered arrive expected ship due',
  'eta due expect expected arrive arrival',
  'ordered order placed purchase',
  'due payable deadline owe pay until till',
  'unpaid outstanding owe owed due open',
  'issued invoice issue billed',
  'open opened raise report submit log',
  'update change modify edit touch latest last',
  'create add made register set_up new founded creation',
  'resolve solve fix settle close',
  'published publish appeared appear live release released out',
  'cancel call_off',
  'size large big byte weigh volume',
  'weight weigh heavy kg',
  'distance far away from centre center km',
  'probability chance likelihood likely odds',
  'rain precipitation shower wet umbrella dry',
  'high highest maximum max top warm',
  'low lowest minimum min cold',
  'temperature temp degree celsius warm cold',
  'wind breeze blow gust',
  'humidity humid',
  'condition weather forecast sky',
  'employee staff people headcount employ work',
  'owner own manage account responsible handle belong look_after',
  'assignee agent handler assign assigned handle deal responsible work look',
  'organizer organiser organize organise host call',
  'attendee attend participant invite join',
  'contact reach call speak talk',
  'requester reporter submitter raise raised report ask request',
  'language speak spoken tongue',
  'email mail address write',
  'phone telephone call number',
  'address street live located',
  'city town located based based_in place where',
  'country located based nation',
  'location place where room site venue seen',
  'stage status state stand',
  'priority urgent urgency important',
  'type kind sort category',
  'expected planned forecast close due should',
  'rate exchange convert',
  'percent percentage share',
  'kcal calorie energy',
  'vat tax',
  'discount off reduce save',
  'page long',
  'population inhabitant people live',
  'age old year born birth',
  'elevation altitude height high tall',
  'depth deep',
  'width wide broad',
  'length long',
  'thickness thick',
  'played play game match',
  'author write wrote written by',
  'version release',
  'lead wait need time',
  'average avg mean typical media moyenne durchschnitt',
  'lent lend borrow loaned loan out',
  'fine penalty owe',
  'capacity seat hold fit people',
  'count number many amount how_many',
  'balance owe owed owing outstanding',
  'renewal renewable renew extend extension prolong',
  'modify modified change edit last',
  'floor level storey',
  'quantity piece unit item many',
  'subtotal net before',
  'shipped ship send sent dispatch carrier',
  'paid pay payment settle',
  'job title role position work',
  'department team division',
  'industry sector branch',
  'name call named',
  'reason because why',
  'for score scored',
  'against concede conceded',
  'insertion addition insert add added',
  'deletion delete deleted remove removed',
];

const related = new Map<string, Set<string>>();
for (const line of groups) {
  const words = line.split(' ').map(stemOf);
  for (const word of words) {
    const known = related.get(word) ?? new Set<string>();
    for (const other of words) known.add(other);
    related.set(word, known);
  }
}

const generic = new Set(['date', 'day', 'time', 'number', 'name', 'type', 'valu'].map(stemOf));

/** How well a word of prose fits a field of that name: 1 as its own word, 0.6 as one that means it, else 0. */
export function fieldFit(word: string, field: string): number {
  const stem = stemOf(word);
  // What something traded at last is its price.
  if (/^(?:last|close)$/.test(field) && /^(?:pric|trad|quot)/.test(stem)) return 0.6;
  // "What will it be like" asks for no `feels_like`.
  if (stem === 'lik') return 0;
  let best = 0;
  for (const part of wordsOf(field)) {
    const own = stemOf(part);
    if (own === stem) return generic.has(stem) ? 0.3 : 1;
    // The last of `visits_last_month` is no duration.
    const isPeriod = part === 'last' && /(?:month|week|year|quarter|day|night)s?$/.test(field);
    if (!isPeriod && related.get(own)?.has(stem) === true) best = 0.6;
  }
  return best;
}
