// Labels: what a field is called in a sentence, from its schema's description where that is a noun phrase, else from its name.
import type { JsonObject } from '../../../model/json.ts';
import { table } from '../../../model/table.ts';
import { isPlural, verbOf, wordsOf } from '../../../text/naming.ts';

const acronyms = new Set(
  'id url uri vat sku iban isbn api ip dns cpu gpu ram pdf csv html usd eur gbp ip6 ssl tls sla kpi hr it uuid po os eta vin gp ects gpa vpn mac bic ssd pnr iata icao bpm rpm co2 csat nps fte ctr cpc cpm cpa acv arr mrr roas roi gmv cac ltv epc oee oem mtbf mttr rto rpo cve pii gdpr rfq rfp sow moq asn bom mro dso dpo ebitda apr apy sha rag ev ph uv lng cad hgv crm erp slo sli ci cd ui ux os mfa sso cdn ttl mx cname soa  isrc bmi ecg mri atm ssn gdp led usb ssid imei sim qr pos rfid lte'.split(
    ' ',
  ),
);

const languages = new Set([
  'latin',
  'english',
  'german',
  'french',
  'spanish',
  'italian',
  'chinese',
  'japanese',
]);

/** Names of firms and products, as they are written. */
const proper: Readonly<Record<string, string | undefined>> = table({
  ...Object.fromEntries(
    'slack jira facebook instagram whatsapp'
      .split(' ')
      .map((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)]),
  ),
  github: 'GitHub',
  gitlab: 'GitLab',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  wifi: 'Wi-Fi',
});

const shortened: Readonly<Record<string, string>> = {
  max: 'maximum',
  min: 'minimum',
  avg: 'average',
  qty: 'quantity',
  addr: 'address',
  temp: 'temperature',
  approx: 'approximate',
  prep: 'preparation',
  pct: 'percentage',
};

/** Words in full, with the capitals that acronyms and languages have. */
function spelled(word: string): string {
  const whole = shortened[word];
  if (whole !== undefined) return whole;
  if (languages.has(word)) return word.charAt(0).toUpperCase() + word.slice(1);
  return proper[word] ?? (acronyms.has(word) && word !== 'it' ? word.toUpperCase() : word);
}

/** "Check-in" and "pick-up" are one word each; and a "room no" is its number. */
function hyphenated(words: readonly string[]): readonly string[] {
  const text = words
    .join(' ')
    .replace(/\b(check|pick|drop|sign|follow|start|kick|cut|roll|write|go) (in|out|up|off|live)\b/g, '$1-$2');
  return text.replace(/(?<= )no$/, 'number').split(' ');
}

/** What says which of its kind a figure is, and stands before it: the adult fare, the minimum wavelength. */
const qualifiers =
  /^(?:adult|child|children|senior|student|concession|reduced|standard|regular|full|net|gross|total|annual|yearly|monthly|weekly|daily|hourly|nightly|current|final|original|initial|average|avg|mean|median|minimum|min|maximum|max|remaining|outstanding|single|weekday|weekend|home|away|estimated|actual|planned|expected|projected|approximate|approx)$/;
/** What has a figure of each. */
const qualified =
  /^(?:fare|price|fee|rate|cost|charge|ticket|admission|amount|balance|budget|income|salary|pay|weight|height|width|depth|length|area|capacity|temperature|temp|humidity|pressure|wavelength|frequency|speed|power|voltage|current|distance|duration|score|value|level|load|revenue|spend|hours|age|elevation|altitude|magnitude|dose|size|volume|date|time|count|status|address|title|stock|rent|premium|payment|tax)$/;

/** The words of a field's name as English has them: a `fare_adult` is an adult fare, a `wavelength_min` a minimum wavelength. */
export function inEnglishOrder(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  return qualifiers.test(last) && qualified.test(before) ? [last, ...words.slice(0, -1)] : words;
}

/** "due date" for `due_on`, "delivery date" for `delivery_on`, "VAT" for `vat`. */
export function labelFromWords(words: readonly string[]): string {
  // Where a period is told by its ends.
  const [from = '', ...rest] = words;
  if (rest.length === 1 && /^(?:date|day|year|month|time)$/.test(rest[0] ?? ''))
    if (from === 'from' || from === 'to') return `${from === 'from' ? 'start' : 'end'} ${rest[0]}`;
  const last = words.at(-1);
  // "Maximum guests" are no guests.
  const limit = shortened[from] ?? from;
  if (/^(?:maximum|minimum)$/.test(limit) && rest.length === 1 && isPlural(last ?? ''))
    return `${limit} number of ${last ?? ''}`;
  // "Average days to decision" is a number of days.
  if (limit === 'average' && isPlural(rest[0] ?? '') && rest[1] !== 'per')
    return `average number of ${hyphenated(rest.map(spelled)).join(' ')}`;
  const said = hyphenated(words.map(spelled));
  if ((last === 'on' || last === 'at') && words.length > 1) {
    const before = words.at(-2) ?? '';
    const head = said.slice(0, -1).join(' ');
    return isParticiple(before) ? `date it was ${head}` : `${head} date`;
  }
  return said.join(' ');
}

/** Words that point to the speaker, the reader or something said before: no label. */
const deictic =
  /\b(?:our|my|your|its?|their|there|here|this|that|these|those|who|whom|whose|what|when|which|where|why|how|null|none|if|is|are|was|were|will|has|have|had|can|must|may|should|each|every|any|all|on all)\b/i;
/** Words that compare: in a label they would claim something. */
const comparing =
  /\b(?:\w+est|most|least|more|less|first|last|next|previous|only|best|worst|maximum|minimum|newest|latest|total number)\b/i;
const unitTail =
  / percentage$| in (?:percent|celsius|fahrenheit|days|weeks|months|years|hours|minutes|seconds|milliseconds|kilograms|kilometres|kilometers|metres|km\/h|°[CF]|the \w+'s \w+)$/;

/** The label that a description gives: two to five words of a noun phrase; undefined where it is anything else. */
export function labelFromDescription(
  schema: JsonObject | undefined,
  own: readonly string[],
): string | undefined {
  if (typeof schema?.description !== 'string') return undefined;
  const text = schema.description
    .trim()
    .slice(0, 400)
    .replace(/[;(].*$/, '')
    .replace(/\.$/, '')
    .replace(/^(?:the|an?) /i, '')
    .replace(unitTail, '')
    .trim();
  const words = text.split(/\s+/);
  if (words.length > 5 || text.length > 40 || text.length < 2 || /[.,:!?"'`<>{}[\]|]/.test(text))
    return undefined;
  if (deictic.test(text) || comparing.test(text)) return undefined;
  if (verbOf(wordsOf(text)) !== undefined && words.length > 1) return undefined;
  // A description that is about something else than the name is an explanation, and no label.
  if (!words.some((word) => own.includes(word.toLowerCase())) && words.length > 3) return undefined;
  const said = /^\p{Lu}[\p{Ll}-]+$/u.test(words[0] ?? '')
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
  return compound(said, own);
}

/** "payment date" for "date of payment", "city" for the "city of the office" of a field called so. */
function compound(label: string, own: readonly string[]): string | undefined {
  const [, head = '', of = ''] = /^([\w-]+(?: [\w-]+)?) of (.+)$/.exec(label) ?? [];
  if (head === '' || head === 'number') return label;
  if (own.join(' ') === head.toLowerCase()) return head;
  const single = /^(?:the )?([\w-]+)$/.exec(of)?.[1];
  return single === undefined ? undefined : `${single} ${head}`;
}

const irregular = new Set(
  'born paid sent lent led taught let made built sold bought held given taken written begun done found known lost won left met sown grown mown flown worn fed bred laid cut shot dug hung kept dealt fought caught brought put thrown stolen frozen sworn torn read said seen shown spent broken chosen drawn driven hidden run set hit'.split(
    ' ',
  ),
);

/** Whether a word is a past participle, as far as field names need it: `ordered`, `paid`. */
export function isParticiple(word: string): boolean {
  return irregular.has(word) || (/[a-z]{3}ed$/.test(word) && !/eed$/.test(word));
}
