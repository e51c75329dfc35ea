// How a tool says in English that a call has failed, when it says nothing else. Never told by the word "error" alone:
// a ticket, an article or a rate may well be about errors.
import { STATUS_CODES } from 'node:http';
import { saysWell } from './complaints-by-language.ts';
import { saysNothing } from './empty-words.ts';
import { saysException } from './exception-words.ts';
import { deniesRequest } from './failure-cues.ts';
import { isExplanation, saysOfThing } from './failure-predicates.ts';
import { saysFailureElsewhere } from './failure-words-by-language.ts';
import { complainsTechnically } from './technical-complaint.ts';
import { isTerseFailure } from './terse-failures.ts';

/** Longer texts are about something. */
const longestReport = 500;
/** Sentences with less form to them are only believed when they are short. */
const longestSentence = 200;

const reasons = Object.values(STATUS_CODES).map((reason) => reason?.replace(/[^\w ]/g, '\\$&'));
const reasonPhrase = `(?:${reasons.join('|')})`;
const statusLine = new RegExp(
  `^(?:HTTP/\\S{1,9} )?(?:Error:? )?[45]\\d\\d:? ${reasonPhrase}(?:[.!]?$|[:,] )`,
  'i',
);
// "Locked" or "Gone" may be what a tool is asked for; these are what gateways and frameworks say.
const reasonAlone =
  /^(?:(?:internal )?server error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|bad request|not found|forbidden|unauthori[sz]ed|unauthenticated|access denied|too many requests|method not allowed|not implemented|no healthy upstream|unprocessable (?:entity|content)|(?:payload|request entity|content) too large|unsupported media type|precondition failed|internal error)(?:[.!]?$|: \S)/i;

/** What a tool does to get at something, or with it. */
const act =
  '(?:access|authenticate|authori[sz]e|call|check|clone|commit|compile|complete|compute|calculate|connect|contact|convert|copy|create|decode|delete|determine|download|establish|evaluate|execute|export|extract|fetch|find|finish|generate|geocode|get|handle|identify|import|initiali[sz]e|insert|invoke|list|load|locate|log in|look up|move|obtain|open|parse|perform|process|publish|pull|push|query|reach|read|recogni[sz]e|remove|rename|render|resolve|retrieve|return|run|save|scrape|search|send|start|store|submit|understand|update|upload|validate|verify|write)';
/** What fails by itself in software. */
const doing =
  '(?:access|api|auth|authentication|authori[sz]ation|build|call|command|compilation|connection|conversion|deletion|download|execution|extraction|fetch|fetching|geocoding|handshake|import|initiali[sz]ation|insert|load|loading|log-?in|lookup|navigation|operation|parsing|processing|query|read|rendering|request|resolution|retrieval|search|sign-?in|tool|transaction|update|upload|validation|verification|write)';
const credential =
  '(?:(?:api|access|auth(?:entication|ori[sz]ation)?|bearer|secret|refresh|id|security|session) ?[-_]?)?(?:keys?|tokens?|credentials?|secrets?|cookies?|session)';

const patterns: readonly RegExp[] = [
  // "Error: …", "API error - …", "ValueError: …", "[Errno 2] …", "error[E0308]: …"
  /^(?:(?!last|latest|previous|first|known|common|typical|mean|standard|relative|absolute|squared|example)\w{1,30} ){0,2}?(?:error|failure|fatal(?: error)?)(?: ?[[(][\w.-]{1,30}[\])]| \d{2,5}(?: ?\(\w{1,10}\))?| code \w{1,20})? ?(?::|[–-] )(?!\s?(?:-?\d+(?:[.,]\d+)? ?%?|none|no|n\/a|false)\.?$)\s?\S/i,
  /^(?:[\w$]{1,60}\.){0,9}[A-Z][\w$]{0,80}(?:Error|Exception)\b(?::|$| \[)/,
  /^exception: (?!on |for |in case)\S/i,
  /^(?:[a-z_]\w{0,40}\.){1,6}[A-Z]\w{1,60}: \S/,
  /^(?:MCP |RPC |JSON-RPC )?error -?\d{4,5}\b/i,
  /^\[?Errno -?\d+\]?/i,
  /^E[A-Z]{4,15}\b(?::|$| \S)(?=.{0,300}[a-z/:])/,
  /^(?:connect|read|write|getaddrinfo|open|spawn|stat|scandir|mkdir|unlink|request to \S{1,200} failed, reason:) ?E[A-Z_]{4,20}\b/,
  // "Error fetching …", "Error in …: …"; but "Error handling in Go is explicit".
  /^error (?!handling|reporting|logging|tracking|correct|checking|monitoring|budget)(?:\w{2,30}ing|executing tool) \S/i,
  /^error (?:in|at|on|from|with|while|during|when|for) [^:\n]{1,100}: \S/i,
  /^(?:an? |the )?(?:unexpected|unknown|internal|unhandled|general|server|system|network|api|database)(?: (?:server|system|network|api|internal))? (?:error|exception|failure)(?: (?:has )?occurred)?\b[.!]?$/i,
  /^(?:\S{1,20} ){0,3}an? (?:\w{1,20} ){0,3}(?:error|exception|problem) (?:has |was |have )?(?:occurred|happened|arisen|encountered|thrown)\b/i,
  /^(?:\w{1,20}[,!.]{1,3} ){0,2}something (?:has |just )?(?:went|gone) wrong\b/i,
  /^(?:an? |the )?(?:\w{1,20} ){0,2}(?:error|exception) (?:has |was )?(?:occurred|raised|thrown|caught|encountered)(?:: \S|[.!]?$)/i,
  /^(?:[A-Z]\w{1,20} ){0,2}error \((?:code|status|http)?:? ?\d{3,5}\)/i,
  /^(?:[A-Z]\w{1,20} ){0,2}(?:error|failure) (?:with|in|from|on|connecting to) [A-Z]\w{1,30}: \S/i,
  // "Failed to …", "I was unable to …", "The request could not be completed."
  /^(?:\w{1,20}[,!.]{1,3} ){0,2}failed (?:to \w|(?:while|when|during|with|because|due)\b)/i,
  /^failed(?:: ?| ?[([]| [–-] )(?!\d)\S/i,
  new RegExp(
    `^(?:\\w{1,20}[,!.]{1,3} ){0,2}(?:(?:I|we|it|you|the \\w{1,20}) )?(?:am |are |is |was |were |have been )?(?:unable|not able) to (?:${act}|be \\w{2,20}ed)\\b`,
    'i',
  ),
  new RegExp(
    `^(?:\\w{1,20}[,!.]{1,3} ){0,2}(?:(?:I|we|it|you|the \\w{1,20}) )?(?:could ?n[o'’]t|couldn[’']?t|could not|can ?not|can[’']t|did not manage to)(?: be)? (?:${act})(?:ed|d)?\\b`,
    'i',
  ),
  /^(?:could not|couldn['’]t|unable to) (?!be |agree|care|help|resist|have|ask|wait|believe|stop|hear|decide)[a-z]{3,20} (?:[a-z"'`/\d])/i,
  /^cannot read propert(?:y|ies) of \w/i,
  /^(?:the |your |this )?(?:[\w.'"-]{1,40} ){0,4}could (?:not|n['’]t) be (?:completed|processed|performed|executed|found|loaded|opened|read|reached|resolved|parsed|retrieved|fetched|created|deleted|updated|saved|sent|verified|validated|located|established|authenticated)\b/i,
  new RegExp(
    `^(?:the |your )?(?:\\w{1,20} ){0,2}${doing} (?:has )?failed(?:[.!]?$|:| with| to | because| due| after| \\()`,
    'i',
  ),
  new RegExp(
    `^(?:the |your )?(?:\\w{1,20} ){0,2}${doing} (?:has |was )?(?:timed out|cancelled|canceled|aborted|rejected|refused|denied)\\b(?! in \\d+ of\\b| \\w+s (?:are|were)\\b)`,
    'i',
  ),
  // "HTTP error! status: 500", "The API responded with status 500."
  /^HTTP(?:\/\S{1,5})? ?(?:error|status|code)?(?: code)?[!:]? (?:(?:error|status|code|occurred)[:=]? ){0,2}[45]\d\d\b(?! (?:means|is|stands|was|are)\b)/i,
  /^HTTP error\b|^error (?:response|message) from \S/i,
  /^[45]\d\d (?:client|server) error\b/i,
  /^(?:client|server) error '?[45]\d\d\b/i,
  /^(?:the |our |upstream )?(?:[\w.-]{1,30} ){0,3}(?:returned|responded with|answered with|replied with|gave|failed with|received|got)(?: an?| the)? (?:\w{1,15} ){0,3}\(?[45]\d\d\b/i,
  /^(?:status(?: code)?|response(?: code)?)[:=] ?[45]\d\d\b/i,
  /^(?:the |our )?(?:[\w.-]{1,30} ){0,3}(?:returned|responded with|answered with|failed with|raised|threw)(?: an?| the)? [a-z]{2,30}_(?:error|exception|failure)\b/i,
  /^(?:the |our )?(?:model|server|api|service|upstream|endpoint|backend|tool) (?:did not|didn['’]t) (?:respond|answer|reply|(?:return|produce|send|give) (?:an?|any)\b)/i,
  // Credentials and rights.
  new RegExp(
    `^(?:the |your |an? |this )?(?:\\w{1,20} ){0,2}${credential} (?:is |are |was |were |has |have |been |must be |could )*(?:missing|invalid|required|expired|revoked|deactivated|disabled|suspended|blocked|wrong|incorrect|rejected|not (?:set|configured|provided|found|valid|supplied|specified|given|be verified))\\b`,
    'i',
  ),
  new RegExp(
    `^(?:invalid|missing|no|expired|bad|incorrect|wrong|unknown|malformed|revoked)[ _](?:or (?:missing|expired|invalid) )?(?:\\w{1,20} )?${credential}\\b(?: (?:was |were )?(?:provided|supplied|found|given|specified|configured|set|in \\S+))?(?:[.!:;(]|$| for \\S|, (?!an? |the ))`,
    'i',
  ),
  /^(?!.{0,200}\d[^\d]{1,60}\d)(?:please|you (?:must|need to|have to|should)) (?:first )?(?:be )?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|re-?authenticated?|authenticated?|authori[sz]ed?)\b/i,
  new RegExp(
    `^(?:please|you (?:must|need to|have to)) (?:set|provide|supply|specify|configure|pass|include|check|enter|add|export) (?:an? |the |your |a valid )?(?:valid )?(?:["'\`]?[A-Z][A-Z\\d]*_[A-Z\\d_]+\\b|(?:\\w{1,20} )?(?:${credential}|(?:environment |env )?variable|parameter|argument|query|id)\\b)`,
    'i',
  ),
  /^(?:you (?:are|were)|user (?:is|was)|(?:this |the )?request (?:is|was)) (?:not|un)[ -]?(?:authenticated|authori[sz]ed|logged in|signed in|allowed|permitted)\b/i,
  /^not (?:authenticated|authori[sz]ed|logged in|signed in|permitted|implemented|supported|connected|configured)(?:[.!:,;]|$)/i,
  /^(?!.{0,60}: (?:no|yes)$)(?:authentication|authori[sz]ation|log-?in|sign-?in)(?: credentials?)?(?: is| are| was| were)? (?:required|needed|not provided|missing|invalid)\b/i,
  /^authentication credentials were not provided/i,
  /^you (?:do not|don['’]t|have no|lack)(?: have)?(?: the)?(?: \w{1,20}){0,2} (?:permissions?|access|rights?|privileges?|authori[sz]ation)\b/i,
  /^(?:insufficient|missing|no) (?:permissions?|privileges?|scopes?|rights|access|quota|credits?)(?:[.!:,;(]|$| (?:to|for)\b)/i,
  /^(?:permission|access|authori[sz]ation) (?:was |is |has been |to (?:\S{1,60} ){1,5}(?:was |is ))?(?:denied|forbidden|refused|not allowed)\b(?! \w+s (?:are|were)\b)/i,
  /^this (?:action|operation|request|feature|resource|endpoint|command|tool|method) (?:requires|needs) \S/i,
  /^access to (?:\S{1,60} ){1,5}is (?:denied|forbidden|restricted|not allowed)\b(?! to\b)/i,
  /^invalid_(?:grant|client|token|request|scope|api_key|auth|input|argument)\b/i,
  // Limits.
  /^(?:the |your |an? )?(?:\w{1,20} ){0,3}(?:rate[- ]?limit|quota|usage limit|request limit|limit of requests|call limit)s? (?:has been |was |is |have been )?(?:exceeded|reached|hit|exhausted|used up)\b/i,
  /^you(?:['’]ve| have)? (?:exceeded|reached|hit|used up) (?:the|your)\b/i,
  /^too many (?:requests|calls|connections|attempts)(?:[.!:,;]|$)/i,
  /^(?:throttled|throttling(?:exception)?|rate[- ]limited)(?:[.!:,;]|$)/i,
  /^(?:deadline|(?:lock wait |statement |read )?timeout|time limit|memory limit|maximum (?:size|length|number)) (?:was |has been )?exceeded\b/i,
  /^(?:the )?(?:\w{1,20} ){0,2}(?:file|payload|body|request|image|message|input|response|query|ur[li]) (?:is |was )?too (?:large|big|long)\b/i,
  // Programs: their signals, their exit codes, and the system's words behind their own.
  /^(?:segmentation fault|bus error|illegal instruction|stack overflow|out of memory)\b|^panic: \S|^npm (?:ERR!|error) \S/i,
  /^\S{1,20}: (?:\*{3} )?\*?\s?\[[^\]\n]{1,100}\] Error \d+$/,
  /^(?:(?:the )?(?:process|command|program|script|\S{1,60}) )?(?:has )?exit(?:ed)?(?: with)? (?:code|status):? [1-9]\d{0,2}[.]?$/i,
  /^[^\n]{1,160}: (?:connection (?:refused|timed out|reset by peer)|no route to host|operation (?:timed out|not permitted)|permission denied|no such file or directory|command not found|network is unreachable)[.]?$/i,
  // The network, and what runs behind it.
  /^socket hang up\b|^(?:\w{1,20} )?certificate (?:has expired|is not trusted|verify failed)\b|^self[- ]signed certificate\b/i,
  /^(?:the )?(?:\w{1,20} )?(?:server|service|api|system) (?:has )?encountered (?:an?|some) \w/i,
  /^(?:the )?(?:\w{1,20} )?connection (?:was |has been |is )?(?:refused|reset|closed|lost|aborted|timed out|error)\b/i,
  /^(?:the )?(?:\w{1,20} )?(?:request|operation|query|call|command|execution|tool|server|connection|gateway|read) time(?:d |-)?out(?:[.!:,;]|$| after| while)(?! ?\d+ ?(?:m?s|sec|min))/i,
  /^(?:timeout|timed out)(?!: ?\d+ ?(?:m?s|sec\w*|min\w*)?[.]?(?:$|\n))(?:[.!:;]|$| after \d| exceeded| while| of \d+ ?ms)/i,
  /^(?:the )?(?:\w{1,20} ){0,2}(?:service|server|api|site|feature|endpoint|resource) (?:is |was )?(?:currently |temporarily )?(?:unavailable|unreachable|not available|down|overloaded|not responding|not supported)\b(?! (?:on|at|over|during) (?:\w+ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|holidays?|night)\b)/i,
  /^this (?:feature|operation|method|command|tool|action|endpoint) is (?:not|un)[ -]?(?:supported|available|implemented|allowed)\b/i,
  /^network (?:error|failure|timeout|is unreachable)(?:[.!:,;]|$)/i,
  /^fetch failed\b/i,
  /\bMax retries exceeded with url\b/,
  /^database (?:is|was) (?:locked|closed|read-?only)\b/i,
  /^unexpected (?:token|end of (?:json|input|file)|character|status|response)\b/i,
  // Arguments.
  /^(?:missing|invalid|unknown|unsupported|unrecogni[sz]ed|malformed|illegal|bad|empty)[ _](?:required[ _])?(?:\w{1,20} )?(?:parameters?|arguments?|params|inputs?|fields?|options?|requests?|queries|query|values?|tools?|commands?|methods?|functions?|formats?|urls?|uris?|ids?|identifiers?|paths?|dates?|syntax|json|schema|columns?|keys?|latitude|longitude|coordinates|currency|symbols?|e-?mails?|address|locations?|timezones?|time zones?|types?|headers?)\b(?! ?: ?\d+$| (?:is|was|are|were|has|have|had|and|that)\b)/i,
  /^(?:the )?(?:required )?(?:parameter|argument|field|property|option|value|environment variable) ["'`]?[\w.-]{1,60}["'`]? (?:is|was|are|must|cannot|has|should|does) /i,
  /^["'`]?(?:[A-Z][A-Z\d]*_[A-Z\d_]+|[a-z]+_[a-z\d_]+|[a-z]+[A-Z]\w+)["'`]?(?: environment variable| env var)? (?:is|was|must be|are) (?:required|missing|mandatory|not (?:set|defined|configured|provided)|undefined|empty|invalid)\b/,
  /^(?:["'`][\w.]{1,60}["'`]|[a-z][\w.]{0,60}) must (?:be|have|not|contain|match|start|end)\b/,
  /^(?:\w{1,20} )?(?:input )?validation error\b/i,
  /^\d+ validation errors? for\b/i,
  /^(?:the |your )?request (?:had|has|contains?) (?:an? )?(?:invalid|missing|no|insufficient|malformed)\b/i,
  /^expected \S[^\n]{0,100} (?:but )?(?:got|received|found|was)\b/i,
  // Databases.
  /^(?:no such|unknown) (?:table|column|function|database|index|relation|user|file|file or directory|tool|method|key|object|resource|command|host|element|property|module|package|branch|record|item|entry|project|page|id)\b/i,
  /^(?:relation|column|table|database|role|function|schema|type|index) ["'`][^"'`\n]{1,100}["'`] (?:does not exist|doesn['’]t exist|already exists)/i,
  /^(?:you have an error in your sql )?syntax error\b|^you have an error in your sql/i,
  /^(?:ORA|PLS|SQL|DB2|TNS)-?\d{3,5}\b/,
  /^SQLSTATE\b|^(?:SQLITE|ERR|ER|PG)_[A-Z_]{2,40}\b|^near "[^"\n]{1,40}": syntax error/,
  /^(?:duplicate (?:key|entry)|violates|deadlock|(?:unique|foreign key|not null|check) constraint)\b/i,
];

/** A thing in few words, and that it is not there; nothing behind it but where it was looked for. */
const notThere =
  /^(?!(?:\S{1,60} ){1,6}(?:means|says|stands|until|if|when|because|since)\b)(?:(?:the |your |this |requested |specified )?(?:\S{1,60} ){1,6}?)(?:(?:was|were|is|are|could|can|has|have) (?:not|n['’]t) (?:be )?(?:found|located|exist)|not found|does(?: not|n['’]t) exist|do(?: not|n['’]t) exist|no longer exists?)(?:(?: (?:in|on|at|for|with|by|under|or) [^.\n]{1,80})|: ?\S[^\n]{0,100})?[.!]?$/i;

/** Without marks in front and around: "❌ **Error:** x" is "Error: x"; "[ERROR] x" and "** ERROR ** x" are "ERROR: x". */
function plainOf(text: string): string {
  const whole = text.trim();
  const bare = whole
    .replace(/^<(strong|b|em|p)>([^<>]{1,60})<\/\1>/i, '$2')
    .replace(/^(?:[\p{Extended_Pictographic}✗✘×!#>*\s]|\u{fe0f}){1,12}/u, '')
    .replace(/^\[?(err(?:or)?|fatal|failed|failure|exception)(?:\]|\s?\*{2,3}|:)\**[:\s]*/i, markedWord)
    .replace(/\*\*|__(?=\w)|`(?=\w{1,20}:)/g, '');
  return bare.trim();
}

/** "err" is short for "error". */
function markedWord(_: string, word: string): string {
  return `${/^err$/i.test(word) ? 'error' : word}: `;
}

/** What people and services say first. */
const opener =
  /^(?:(?:h+m+|oh(?: no| dear)?|oops|whoops|uh-?oh|sorry|apologies|unfortunately|regrettably|alas)(?:[,!.:…]{1,3} (?:but )?| but )|(?:i['’]?m|we(?:['’]re| are)) (?:afraid|sorry)(?:,? (?:but|that))? ?)/i;
/** Who says it: a program in front of its words, a service, a level of a log. */
const speaker =
  /^(?:[a-z][\w.+-]{1,15}: (?:\(\d{1,3}\) )?(?=[A-Z]|(?:error|fatal|failed|can ?not|could not|unable|unknown|invalid|unrecogni[sz]ed|illegal|no such|permission|access|the (?:server|command|file|option))\b)|[EF]: (?=[A-Z])|(?:the )?[\w.-]{1,30}(?: \w{1,20})? (?:said|says|reported|reports|replied|answered|responded)(?: with)?: )/;

/** Contractions written out: "isn't" is "is not". */
function writtenOut(text: string): string {
  return text
    .replace(/\b(can)['’]t\b/gi, '$1not')
    .replace(/\b(wo)n['’]t\b/gi, 'will not')
    .replace(/\b(\w{2,8})n['’]t\b/gi, '$1 not')
    .replace(/\b(you|we|they)['’]re\b/gi, '$1 are')
    .replace(/\b(you|we|they|i)['’]ve\b/gi, '$1 have');
}

/** A constant or a code as words: "INTERNAL_SERVER_ERROR", "channel_not_found". */
function codeWords(plain: string): string | undefined {
  const [code] = /^(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|[a-z]+(?:_[a-z]+)+)(?=$|: )/.exec(plain) ?? [];
  return code?.toLowerCase().replaceAll('_', ' ');
}

/**
 * What a text may come down to: itself; its words without those that come first, or without who says them, as in
 * "curl: (6) Could not resolve host"; and the words of a code.
 */
function spokenForms(plain: string): readonly string[] {
  const bare = writtenOut(plain.replace(opener, '')).replace(speaker, '');
  return [...new Set([plain, bare, codeWords(plain), codeWords(bare)])].filter((form) => form !== undefined);
}

/** Whether the text is the status line of a failed request, or the reason phrase of one. */
export function isStatusLine(text: string): boolean {
  const whole = text.trim();
  return whole.length <= longestReport && (statusLine.test(whole) || reasonAlone.test(whole));
}

/**
 * Whether a text says that what was asked for has failed, and nothing else. Texts of several paragraphs are documents
 * that begin so.
 */
export function saysFailure(text: string): boolean {
  if (text.length > 2 * longestReport) return false;
  const plain = plainOf(text);
  if (plain === '' || plain.length > longestReport || /\n\s*\n/.test(plain)) return false;
  if (saysNothing(plain)) return false;
  if (isExplanation(plain) || saysWell(plain)) return false;
  const isShort = plain.length <= longestSentence;
  return spokenForms(plain).some(
    (spoken) =>
      isStatusLine(spoken) ||
      patterns.some((pattern) => pattern.test(spoken)) ||
      isTerseFailure(spoken) ||
      saysException(spoken) ||
      complainsTechnically(spoken) ||
      (isShort &&
        (notThere.test(spoken) ||
          saysOfThing(spoken) ||
          deniesRequest(spoken) ||
          saysFailureElsewhere(spoken))),
  );
}
