// What languages, drivers and programs print for an exception without its name: "list index out of range", "invalid
// literal for int()", "net::ERR_CONNECTION_REFUSED"; and what tools say that must first be made ready.

const printed: readonly RegExp[] = [
  // Python
  /^(?:list|string|tuple|pop) index out of range$|^pop from an? empty (?:list|dict|set)|^dictionary changed size during iteration/i,
  /^["']?\w{1,40}["']? object (?:has no attribute|is not (?:callable|iterable|subscriptable|an iterator)|does not support|cannot be|of type)\b/i,
  /^(?:type object |module )?["'][\w.]{1,60}["'] (?:object )?has no attribute ["']/,
  /^(?:invalid literal for |could not convert string to |unsupported (?:operand|format) |can only concatenate |not enough values to unpack|too many values to unpack|cannot unpack |argument of type ["']|must be (?:str|real number|int)\b)/i,
  /^(?:name |local variable |free variable )["']\w{1,60}["'] (?:is not defined|referenced before assignment)/i,
  /^(?:\w{1,60}\(\) )?(?:got an unexpected keyword argument|got multiple values for|takes (?:\d+|no|exactly|at least|from) .{0,40}(?:positional )?arguments?|missing \d+ required (?:positional|keyword-only) arguments?)\b/,
  /^(?:object of type \w{1,40} (?:is not JSON serializable|has no len)|maximum recursion depth exceeded|(?:float |integer )?division (?:or modulo )?by zero$|math domain error|year \S{1,10} is out of range|day is out of range for month|unhashable type: )/i,
  /^expecting (?:value|property name|["',:]{1,3} delimiter)\b.{0,40}(?:line \d|\(char \d)|^extra data: line \d|^unterminated string (?:starting|in)\b/i,
  /^["'](?:utf-?8|ascii|charmap|latin-1)["'] codec can['’]t (?:de|en)code/i,
  /^no module named ["']?[\w.]{1,60}["']?$/i,
  /^(?:\w{1,40} )?validation error for \w/i,
  /^this (?:field|value) (?:is required|may not be|must be|must have|cannot be|should be)\b/i,
  // JavaScript
  /^["'`]?(?!it |x |this )[\w$.[\]]{2,60}["'`]?(?:\(\.{3}\))? is not (?:a function|iterable|a constructor|defined)(?: \(.{1,80}\))?\.?$/,
  /^(?:maximum call stack size exceeded|invalid (?:time value|array length|date|regular expression)|converting circular structure to JSON|assignment to constant variable|reduce of empty array|cannot access ["'][\w$]+["'] before initiali[sz]ation|class constructor \w+ cannot be invoked)/i,
  /^(?:JSON\.parse: |bad control character in |expected (?:property name|["',:]{1,3} ?(?:or ["'}\]]{1,3} ?)?|double-quoted property name) ?(?:after|in|or|at)\b|["'][^"'\n]{1,60}["'](?:\.{3})? is not valid JSON|no number after minus sign in JSON)/i,
  /^(?:input buffer (?:contains|is)|stream has been destroyed|premature close|body (?:is unusable|has already been)|write after end|the operation was aborted|this operation was aborted)/i,
  // Go, Rust, the JVM
  /^(?:unexpected )?EOF$|^(?:invalid character ["'\\].{1,8} |json: (?:cannot|unknown|unsupported|invalid)|strconv\.\w+: |yaml: (?:line|unmarshal|mapping)|(?:dial|read|write|lookup) (?:tcp|udp|unix)\b|x509: |tls: |sql: |rpc error: |context (?:deadline exceeded|canceled)|open \S{1,100}: |exec: ["'])/,
  /^(?:runtime error|invalid memory address|nil pointer dereference|index out of (?:range|bounds)|array index out of bounds|index \d+ out of (?:range|bounds)|no value present|stack overflow|integer overflow|arithmetic overflow)\b/i,
  /^(?:invalid utf-8 sequence|missing field `|unknown field `|unknown variant `|trailing characters at line|invalid type: \w+ )/,
  // Browsers
  /^(?:[a-z][\w.]{1,40}: )?(?:net::|ns_error_|dns_probe_)[A-Za-z_]{4,60}\b/i,
  /^(?:[a-z]\w{1,30}\.[a-z]\w{1,30}: )?(?:timeout \d[\d,.]* ?(?:ms|s|seconds?|milliseconds?) exceeded|timed out after waiting|strict mode violation|target (?:page|closed)|element (?:is|was) not (?:visible|attached|clickable|found|enabled)|execution context was destroyed|protocol error \()/i,
  /^(?:the )?executable (?:does ?n['o]t|doesn['’]t) exist at\b/i,
  // Databases and stores
  /^E\d{5} duplicate key\b|^(?:WRONGTYPE|NOAUTH|NOPERM|OOM|READONLY|BUSY|LOADING|MOVED|CLUSTERDOWN|EXECABORT|NOSCRIPT|MISCONF|WRONGPASS|MASTERDOWN) [A-Z]\w/,
  /^Msg \d{2,6}, Level \d{1,2}, State \d{1,3}\b/,
  /^(?:cannot insert|cannot drop|cannot truncate|null value in column|invalid input syntax for|value too long for type|operator does not exist|current transaction is aborted|cross-database references|must appear in the group by)\b/i,
  // Credentials as services describe them
  /^(?:jwt|jws|jwks|id[ _]token|access[ _]token|csrf[ _]token|bearer|nonce|signature|certificate)(?: (?:is|was|has))? (?:expired|malformed|invalid|mismatch|missing|not active|revoked)\b.{0,40}$/i,
  /^(?:missing|invalid|bad|no|malformed)(?: or (?:missing|invalid|malformed))? (?:["'`]?\w{1,20}["'`]? )?(?:authori[sz]ation|authentication|auth|bearer|csrf|signature|hmac)(?:[ _](?:header|token|code|scheme))?[.!]?$/i,
  /^the (?:security |access |session |id |refresh )?(?:token|key|signature|credentials?)(?: id| pair)? (?:included|provided|supplied|used|sent|given|you provided)\b.{0,60}\b(?:invalid|expired|not valid|does not match|revoked|malformed|not exist)\b/i,
  /^(?:\([A-Z]\w{2,40}\) )?(?:user|the client|client|principal|caller|service account|the user)[: ].{1,160}\b(?:(?:is|was) not (?:authori[sz]ed|allowed|permitted)|does not have (?:authori[sz]ation|permission|access|[\w.]+ (?:access|permission)))\b/i,
  /^(?:resource|content|data|this|file|page) not (?:accessible|visible|readable) (?:by|to|with|for) /i,
  /^requires (?:authentication|authori[sz]ation|log-?in|(?:a |an )?(?:valid |higher |paid )?(?:token|api key|subscription|plan|permission))\b/i,
  /^(?:captcha|verification|(?:two|2)[- ]factor|mfa|2fa|consent|approval|re-?authentication)(?: code)? (?:is )?(?:required|needed)[.!]?$|^please (?:complete|solve) (?:the |a )?(?:captcha|challenge|verification)/i,
  /^(?:user|the user|permission|request|tool call|call|action|operation|consent)(?: (?:has|was))? (?:denied|declined|rejected|cancell?ed|refused)(?: (?:the|this|by) .{1,60})?[.!]?$/i,
  /^(?:the |your |this )?(?:[\w-]{1,20} )?(?:account|subscription|trial|workspace|channel|project|organi[sz]ation|plan|licen[cs]e)(?: (?:is|has|was|been|period)){0,2} (?:suspended|disabled|expired|deactivated|blocked|banned|archived|cancell?ed|inactive|past due|over quota)(?:[.!] [A-Z].{0,60})?[.!]?$/i,
  /^(?:your |the |account )?(?:credit )?(?:balance|credits?|funds|tokens?)(?: (?:is|are))? (?:is |are )?(?:too low|insufficient|exhausted|used up|not enough|depleted)\b/i,
  /^robots\.txt (?:disallows|forbids|blocks|prohibits)\b/i,
  /^(?:\w{1,20} )?(?:path|url|uri|file ?name|start line|end line|line|offset|limit|width|height|count|index|port|key|name|value|id|query|text|prompt|email|password|username|quantity|amount|date)s? (?:must|cannot|can not|should) (?:be|not be|contain|start|end|have|match|exceed)\b.{0,100}$/i,
  /^no (?:properties|changes|fields|updates|edits|patches|rows) (?:were )?applied\b/i,
];

/** A thing that is not ready, and what to do about it: "Browser is not open. Use browser_navigate first." */
const notReady =
  /^(?:the |your |a |no |there is no )?(?:["'`]?[\w./-]{1,40}["'`]? ){0,3}?(?:(?:is|are|was|has)(?: not|n['’]t) (?:been )?(?:yet )?(?:open(?:ed)?|running|connected|initiali[sz]ed|started|loaded|selected|installed|available|ready|set|found|attached|configured|authenticated|logged in|active|enabled)|not (?:found|active|ready|open|connected|running|available|initiali[sz]ed|loaded|selected|logged in)|(?:open |active |current |running )?\w{1,20} (?:available|selected|open|connected|loaded|found|running))(?: (?:yet|here|in|on|at|for|with) [^.\n]{1,60}| yet)?[.!:;,–-]{1,2} (?:use|call|run|start|open|make sure|please|try|create|install|capture|take|launch|connect|select|set|load|log ?in|sign ?in|first|you must|you need|did you)\b/i;
/** What programs and sessions are without anybody having asked for their state. */
const notRunning =
  /^(?:the |your )?(?:docker|browser|database|bridge|vault|daemon|add-?on|plugin|extension|debugger|emulator|simulator|device|printer|robot|client|session|connection|agent|kernel|runtime|index|model|sandbox|container)(?: (?:daemon|engine|server|session|connection|desktop|service|app|window|page|tab))? (?:is|was|has)(?: not|n['’]t) (?:been )?(?:open(?:ed)?|running|connected|initiali[sz]ed|started|loaded|installed|ready|found|attached|configured)(?: yet)?[.!]?(?: (?:is|are) [^.\n?]{1,60}\?)?$/i;

/** Whether a text is what a program prints when it breaks off, without the name of an exception. */
export function saysException(text: string): boolean {
  if (text.length > 400) return false;
  return printed.some((form) => form.test(text)) || notReady.test(text) || notRunning.test(text);
}
