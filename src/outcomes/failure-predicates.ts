// Failures as short sentences: a thing in few words, and what is said of it, that it is down, closed, wrong or gone.

/** What stands behind a tool, and answers or does not. */
const service =
  '(?:service|server|api|feed|site|web ?site|feature|endpoint|resource|provider|back ?end|upstream|gateway|proxy|database|cluster|platform|portal|host|instance|system|repository|account|workspace|integration|method|command|tool)';
/** What a call is made of, and what people must fill in. */
const given =
  '(?:value|parameter|argument|field|input|query|date|time|start|end|limit|offset|page|size|length|amount|quantity|range|number|id|identifier|name|title|url|path|code|currency|latitude|longitude|e-?mail|address|format|type|username|password|key)';
const lately = '(?: (?:currently|temporarily|presently|still|now|again|no longer|permanently|at present))?';
const rightNow =
  '(?: (?:right now|at the moment|at this time|for now|today|(?:until|since|for)(?: \\S{1,20}){1,3}|for (?:scheduled )?maintenance))?';
const rights = '(?:permissions?|rights?|privileges?|access|scopes?|authori[sz]ation|roles?)';

const sentences: readonly RegExp[] = [
  // "The upstream provider is not responding right now."
  new RegExp(
    `^(?:the |our |your |this |that )?(?:[\\w.'’-]{1,30} ){0,4}?${service} (?:is|are|was|were|seems to be|appears to be|has gone|has been)${lately} (?:un(?:available|reachable|responsive)|not (?:available|reachable|responding|answering|supported|enabled)|down|off-?line|overloaded|under maintenance|down for maintenance|in maintenance(?: mode)?|read-?only|locked|suspended|disabled|archived|deactivated|closed)${rightNow}(?:[.!]?$|[,:] | or | and | because | due )`,
    'i',
  ),
  new RegExp(
    `^(?:the |our |your |this |that )(?:[\\w.'’-]{1,30} ){0,4}?${service} (?:has been|was|is) (?:retired|removed|discontinued|deprecated|shut down|decommissioned|sunset|switched off)\\b`,
    'i',
  ),
  new RegExp(
    `^(?:the |our |your |this )?(?:[\\w.'’-]{1,30} ){0,4}?${service} (?:did not|didn['’]t|does not|doesn['’]t|is not|failed to|has not) (?:respond|answer|reply|responding|answering|responded|answered)\\b`,
    'i',
  ),
  new RegExp(
    `^(?:the |our |your |this )?(?:[\\w.'’-]{1,30} ){0,4}?${service} (?:has )?(?:rejected|refused|declined|blocked|denied|dropped|closed) (?:the|your|this|our|it)\\b`,
    'i',
  ),
  /^(?:\S{1,30} ){1,5}(?:returned|raised|threw|gave|reported|sent) (?:an?|the|this) (?:\S{1,20} )?(?:error|exception|failure)\b(?! (?:in|on) \d)/i,
  // What a thing is not, and what is not to be had.
  /^(?!.{0,60}\d)\S.{0,60}? (?:is|are|was|were) not (?:recogni[sz]ed|known to|supported|valid\b|an? valid|an? \S{1,20} command|one (?:that )?we|one of the|covered by|among the|well-formed|understood)\b/i,
  /^this (?:\S{1,20} ){1,2}(?:is|has been|was) (?:private|restricted|hidden|locked|password[- ]protected|age[- ]restricted|not public|no longer available|deleted|removed)[.!]?$/i,
  /^the (?:\S{1,20} ){1,2}has no \S{1,20} (?:called|named|with)\b/i,
  /^please (?:upgrade|subscribe|renew|try again|retry|specify|(?:provide|supply) (?:an?|the|at least|both|either|valid)|select|choose|verify that|check (?:that|your (?:spelling|input|query|key|connection)))\b/i,
  // "We hit a snag while talking to Jira: …"
  /^(?:sorry,? |oops[,!.]* )?(?:we|i|it|the \S{1,30})(?:['’]ve| have| has)? (?:hit|ran into|run into|encountered|experienced|had|are having|is having|am having|have) (?:an? |some )?(?:\S{1,20} ){0,2}?(?:snag|problems?|errors?|issues?|troubles?|difficult(?:y|ies)|exception|failure)\b/i,
  /^nothing (?:came back|was returned|arrived)\b/i,
  new RegExp(
    `^the (?:\\S{1,20} ){0,2}?${service} (?:does|do|did) (?:not|n['’]t) (?:have|know|support|recogni[sz]e|accept|allow|offer|provide)\\b`,
    'i',
  ),
  /^(?:the )?(?:[\w-]{1,30} ){1,3}(?:is|are|has been|have been) disabled(?:[.!]?$| (?:for|on|in|by|because|due)\b[^.\n]{1,60}[.!]?$)/i,
  // Rights, wherever in the sentence they are told.
  new RegExp(
    `\\b(?:you|your (?:account|token|key|plan|role|user)|(?:this|the) (?:token|key|app|integration|bot|credential)) (?:do not|does not|don['’]t|doesn['’]t|may not|lacks?|needs?|requires?|has no|have no)(?: have)?(?: the)?(?: \\S{1,20}){0,3} ${rights}\\b`,
    'i',
  ),
  /\b(?:is|are) (?:only|not) (?:available|accessible|allowed|permitted|visible) (?:to|for|on|with|in) (?:you\b(?!r)|your (?:account|plan|role|token)|(?:the |an? )?(?:paid|premium|pro|enterprise|business|higher|free)\b)/i,
  // What was given: "Invalid ISBN supplied.", "The date must be in the form …"
  /^(?:[Ii]nvalid|[Mm]alformed|[Uu]nsupported|[Uu]nrecogni[sz]ed|[Ii]llegal) (?:[a-z]|[A-Z]{2,})[\w.-]{0,30}(?: [\w.-]{1,30}){0,2}(?::(?! -?\d[\d.,]*(?: ?%)?$) \S.{0,120})?[.!]?$/,
  /^(?:missing|unknown|bad|wrong|incorrect|no) (?:\S{1,30} ){1,3}(?:supplied|provided|given|specified|received|passed|configured)[.!]?$/i,
  new RegExp(
    `^(?:the |your |an? )?(?:["'\`]?[\\w.-]{1,30}["'\`]? ){0,3}?${given} (?:must|has to|should|needs to|can only|may only) (?:be (?:in|of|an?|one|at|between|greater|less|larger|smaller|positive|valid|non|unique|set|provided|specified|given|present|before|after|longer|shorter|no)\\b|have\\b|not be\\b|contain\\b|match\\b|start\\b|end\\b|consist\\b|follow\\b)`,
    'i',
  ),
  new RegExp(
    `^(?:the |your |this )(?:["'\`]?[\\w.@-]{1,40}["'\`]? ){0,4}?${given} (?:["'\`]\\S{1,60}["'\`] )?(?:is|was|are|were) (?:invalid|malformed|incorrect|wrong|missing|required|empty|too (?:long|short|large|small)|out of range|not (?:valid|supported|recogni[sz]ed|allowed|accepted|known|unique|a valid \\S{1,30}))[.!]?$`,
    'i',
  ),
  // "No such channel: x"
  /^no such (?:[a-z][\w-]{0,30} ){0,2}[a-z][\w-]{0,30}(?:[.!]?$|[:,] ?\S.{0,120}$| ["'`#/@\d]\S{0,100}[.!]?$)/i,
];

/** "Permission denied is the third single of the band": what is explained or named, not reported. */
const explained =
  /^(?!there |this |it |that |these |the (?:request|query|call|operation|value|argument|parameter|input|field)\b)(?:\S{1,40} ){1,5}(?:is|was|are|were|means|stands for|refers to) (?:an? |the |one of |our |my |his |her |their |when |how |what )/i;

/** Whether a short text says of a thing that it is down, closed, wrong or gone. */
export function saysOfThing(text: string): boolean {
  return !/\n/.test(text) && !explained.test(text) && sentences.some((sentence) => sentence.test(text));
}

/** Whether a text explains or names something in words that elsewhere report a failure. */
export function isExplanation(text: string): boolean {
  return explained.test(text);
}
