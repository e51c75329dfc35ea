// Complaints of programs in whatever form: one short sentence in which something technical is said to be wrong, such as
// "MySQL server has gone away" or "IP address not whitelisted". What has figures or conditions in it, or tells of the
// past, is an answer about such things.

/** Texts with more in them have something to say. */
const longest = 120;
const mostWords = 16;

/** What programs are made of and deal with; a person may have a key or a file, but does not say that it is undefined. */
const technical =
  /\b(?:access|address|api|app|application|arguments?|array|attribute|auth|authentication|bucket|byte|cache|calls?|certificate|characters?|client|cluster|codec|columns?|command|config(?:uration)?|connections?|cookie|credentials?|credits|daemon|data|database|dependency|device|directory|disk|dns|docker|domain|element|encoding|endpoint|enum|enumeration|env|expression|features?|field|file ?system|files?|folder|format|function|gateway|handle|handshake|header|host(?:name)?|http|i\/o|id|index|input|instance|integer|ip|json|keys?|keyword|kernel|log-?in|memory|method|methods|modules?|network|node|null|nil|object|operands?|operations?|output|package|parameters?|parse|parser?|password|path|payload|permissions?|pipe|plugin|pointer|policy|pool|port|process|program|properties|property|protocol|provider|proxy|queries|query|quota|rate|recursion|redirects?|references?|regex|repository|requests?|resource|response|role|route|rows?|schema|scope|script|segment|sequence|server|service|sessions?|shard|signature|slots?|socket|ssl|statement|status|stream|string|symbol|syntax|thread|tier|tls|token|tool|transaction|type|uri|url|user ?name|user|utf-8|validation|value|variable|webhook|worker|workspace|xml|yaml)s?\b/i;
/** What is said of it at the end, or before what it is about: "access denied for user", never "access denied signs". */
const said =
  '(?:aborted|banned|blocked|broken|busy|corrupt(?:ed)?|crashed|declined|denied|deprecated|disabled|disallowed|exceeded|exhausted|expired|failed|forbidden|full|inaccessible|incompatible|incomplete|incorrect|insufficient|interrupted|invalid|locked|lost|malformed|mismatch(?:ed)?|missing|poisoned|prohibited|read-?only|refused|rejected|required|revoked|terminated|throttled|truncated|unavailable|undefined|unhandled|unknown|unmatched|unreachable|unrecogni[sz]ed|unresolved|unsupported|unterminated|closed|used up|wrong|errors?|conflict|failure)';
const wrong = new RegExp(
  `\\b(?:${said}(?:[.!]?$|[:,(]| (?:for|to|by|on|in|due|because|while|with|from|during|at|as|and|or)\\b)|^${said} \\S|attempt to|can ?not|can['’]t|exceeds|fail(?:s|ure) (?:to|of|in|while)|gone away|has gone|is not an?\b|limit reached|too complex|not enough|no longer|no matching|no (?:\\S+ )?match(?:es)?\\b|non-?zero|not (?:allowed|permitted|found|set|supported|available|accessible|white-?listed|allow-?listed|enabled|installed|valid|in a correct|authori[sz]ed|recogni[sz]ed|responding|configured|connected)|out of (?:range|bounds|memory|space|quota|sync|credits)|outside the (?:range|bounds)|over quota|overflow|timed out|too (?:many|large|long|big|short|small|deep)|unable|unexpected|would be overwritten|are disabled)`,
  'i',
);
/** Conditions, times, counts, what is put right or done about it, who did it to whom; questions and lists. */
const about =
  /^(?:(?:users|customers|people|clients|guests|applicants) |(?:[\w-]+ ){0,2}(?:status|state|result|outcome|phase|health|warranty|priority|verdict)s? ?[:=]|experience )|^(?:created|updated|added|closed|opened|fixed|moved|renamed|assigned|labell?ed|saved|set) |\b(?:if|when|whenever|unless|until|since|after|before|whether|how|why|ago|yesterday|today|tomorrow|last|next|every|per|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|fixed|resolved|repaired|restored|replaced|improved|renewed|reduced|increased|handled|handling|detected|found and|without|reports?|rates?:|budget|ratio|percent|average|mean|means|stands for|negative|positive|should|were|was (?:re)?(?:designed|updated|removed|added)|signs?|guests?|hotel|city|print|called|known as|album|novel|song|film|band|book|painting|chapter|street|road|lane|avenue|ltd|inc|gmbh|by [A-Z])\b|\b(?:no|zero|0|not an?) (?:\w+ )?(?:errors?|problems?|issues?|failures?|conflicts?|warnings?|limit|charge)\b|[?;%€$£°|]|\d ?(?:km|kg|ms|cm|mm)\b|\d{1,2}:\d{2}|\d[^\d]{1,60}\d[^\d]{0,60}\d|\b(?:19|20)\d\d\b|: ?(?:no|yes|none|\d+)\.?$|,.{0,40},|, [A-Z]/i;
/** "Failed logins", "invalid ballots", "missing persons": things of a kind, named and not reported. */
const named = /^(?:the )?(?:[a-z]+ )?(?:[A-Z][a-z]+ ){2,}|^[A-Z]\w+ (?:[A-Z]\w+ )+\(/;

/** What the system says, by the manual of errno. */
const system =
  /^(?:(?:\S{1,60}: ){0,2})?(?:operation not permitted|no such process|interrupted system call|input\/output error|no such device(?: or address)?|argument list too long|exec format error|bad file descriptor|no child processes|resource temporarily unavailable|cannot allocate memory|bad address|device or resource busy|file exists|invalid cross-device link|not a directory|is a directory|too many open files(?: in system)?|inappropriate ioctl for device|text file busy|file too large|no space left on device|illegal seek|read-only file system|too many links|broken pipe|numerical result out of range|file name too long|directory not empty|too many levels of symbolic links|address already in use|cannot assign requested address|network is (?:down|unreachable)|software caused connection abort|connection (?:reset by peer|refused|aborted|timed out)|transport endpoint is (?:not|already) connected|host is down|no route to host|operation (?:already|now) in progress|stale file handle|disk quota exceeded|killed|aborted|terminated|hangup)(?: \(core dumped\))?(?:[.!]?$|: ['"/.\w])(?!.{0,40} \d+ )/i;

/** How interpreters of other languages begin. */
const interpreters =
  /^(?:undefined (?:method|local variable|index|array key|offset|variable|property|constant|function|reference|symbol)|wrong number of arguments|call to (?:undefined|a member function)|attempt to (?:index|call|perform|compare|concatenate|write|read|access)|no implicit conversion|invalid (?:byte sequence|utf-?8|multibyte|escape)|unexpected (?:indent|unindent|parameter|keyword|argument|type|eof|end|identifier|string|key|property|field|option|response)|object reference not set|specified (?:argument|cast|method)|unsupported (?:value|operation|media|type|feature)|additional propert(?:y|ies)|required propert|failed validation|parse error|string must (?:contain|be|have|match)|number must be|array must (?:contain|be|have)|only (?:select|read-?only|get|one|\S{1,20} quer)\S* .{0,40}(?:allowed|permitted|supported)|only \S{1,20} (?:queries|statements|requests|methods|files) are|unknown error\b|HRESULT\b|bad response\b|returned non-?zero|status code:? ?[45]\d\d|ssl: |tls: |cannot (?:get|post|put|patch|delete) \/|conflict \(|lost connection|there (?:was|were|has been|have been) (?:an? |some )?(?:\w{1,20} )?(?:errors?|problems?|issue|exception)(?: (?:with|while|when|in|during|processing|loading|\w+ing)\b.{0,80})?[.!]?$|(?:we['’]?re|we are) (?:currently )?(?:experiencing|having)|your local changes .{0,40} would |no route (?:matches|found)|merge conflict )/i;

/** Refusals in two or three words, and no more than that. */
const refusals =
  /^(?:(?:request|access|connection|domain|content|action|call|page|url|ip(?: address)?|user|account|operation|command|query|tool)s? (?:was |is |has been |were |are )?(?:blocked|not allowed|disallowed|disabled|refused|restricted|forbidden|dropped|throttled|denied|declined|rejected)(?: (?:by|for|due to|because of|in|on|from|at|under) (?!\d).{1,60})?(?:: \S{1,80})?|blocked (?:by|due to|because) .{1,60}|(?!the )(?:[\w-]{1,20} ){1,3}(?:not (?:recogni[sz]ed|registered)|invalid|unreachable|unrecogni[sz]ed|unavailable|delisted)|(?:insufficient|not enough) [a-z]{1,20}(?: [a-z]{1,20})?|card declined|(?:the |this )?[\w-]{1,20} is (?:password[- ]protected|write[- ]protected|protected|private|read-only)|(?:members?|subscribers?|admins?|premium users) only|(?:upgrade|proxy authentication|subscription|api key|token|password|payment method|credential)s? (?:is |are )?required|out of (?:credits?|memory|quota|tokens|disk space|range|bounds)|(?:\w+[- ])?restricted content|deprecated (?:endpoint|api|method|version)|(?:free|trial|daily|hourly|monthly|weekly|plan|usage|request|api) (?:\w{1,12} )?limit (?:of \d+ \w{1,20} )?(?:reached|exceeded|hit)|you (?:need|have) to (?:purchase|buy|upgrade|subscribe|verify|confirm|accept|agree|enable|install|connect|provide|specify)\b.{0,80}|(?:this|the) (?:\w{1,20} ){0,2}(?:link|url|invite|code|offer|session|page) (?:has |is )?(?:expired|no longer (?:valid|available))|this (?:site|page|url) can['’]?n?o?t be (?:reached|displayed|found|loaded)\b.{0,40}|\w{1,30}: required|sudo: .{1,60}|tool ['"`]?\S{1,60}['"`]? (?:failed|is disabled|timed out|crashed|not found|errored)\b.{0,80})[.!]?$/i;

/** Whether a text is the complaint of a program, in one short sentence and nothing else. */
export function complainsTechnically(text: string): boolean {
  if (/: (?:no|none|yes|\d+)[.]?$/i.test(text)) return false;
  if (text.length > 2 * longest) return false;
  if (system.test(text) || interpreters.test(text))
    return !/[?;%€$£°]|\b(?:chapter|album|novel)\b/i.test(text);
  if (refusals.test(text))
    return !about.test(text.replace(/^\w{1,10} limit of \d+/i, '')) || !/\d/.test(text);
  if (text.length > longest || /\n/.test(text) || text.split(' ').length > mostWords) return false;
  return (
    wrong.test(text) && technical.test(text) && text.includes(' ') && !about.test(text) && !named.test(text)
  );
}
