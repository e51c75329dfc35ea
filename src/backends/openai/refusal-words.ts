// What endpoints' refusals are about, told by their words.

/** No money is left, which no waiting mends. */
const noCredit =
  /insufficient[_ ](?:quota|balance|credits?|funds?)|请充值|額度不足|残高不足|잔액이 부족|недостаточно средств|guthaben (?:ist )?(?:aufgebraucht|erschöpft|zu niedrig)|crédit insuffisant|solde insuffisant|saldo insuficiente|billing[_ ]hard[_ ]limit|billing_not_active|credit balance|balance (?:is )?(?:not enough|insufficient)|out of credits|no credits|payment required|arrearage|余额不足|欠费|in arrears|unpaid invoices?|spend(?:ing)? (?:limit|cap) (?:is |has been |was )?(?:reached|exceeded|hit)|balance (?:is |has been |was )?(?:exhausted|depleted|used up)|credits? (?:have |has )?(?:been |are |is )?(?:used up|exhausted|depleted)|add a payment method|クレジット(?:が)?(?:不足|ありません)/i;
/** What a limit of so much a minute or a day has in its words, and an empty account has not. */
const ofTime =
  /\bper[ _-]?(?:minute|second|hour|day)|\brate[ _-]?limit|\b[rt]p[md]\b|\b(?:tokens?|requests?)_per_|\bPer(?:Minute|Day|Hour)\b|too many requests|concurren|\bdaily\b|\bhourly\b|try again (?:in|later|tomorrow)/i;

/** Whether a refusal says that money has run out: "quota" alone may be a limit that passes. */
export function isOutOfCredit(status: number, text: string, retryAfterMs: number | undefined): boolean {
  if (status === 402) return true;
  if (retryAfterMs !== undefined || ofTime.test(text.replace(/insufficient_quota/gi, '')))
    return noCredit.test(text) && status !== 429;
  return noCredit.test(text) || /exceeded your current quota/i.test(text);
}

export const noModel =
  /model_not_found|invalid_model|not a valid model|(?:invalid|unknown) model\b|no endpoints found for|\bmodels?\b.{0,200}(?:does not exist|not found|not exist)/i;
export const wrongKey =
  /(?:invalid|incorrect) api key|api key not valid|invalid authorization|invalid_api_key/i;

/** What the model may write, how often it is asked, and other parts of a request may be too long or too many as well. */
const ofAnother =
  /\b(?:api key|key|schema|ur[li]|header|file ?name|token name) (?:is |was )?too (?:long|large)|^(?:[^+]{0,40}["'`:\s])?max(?:_completion|_new|_output)?_tokens["'`]? (?:is|must|cannot|should|value|may|exceeds)\b|\b(?:response|answer|completion|output|reply) (?:has |was |is )?(?:exceed|too long|longer)|\b(?:tool|function|user|stop|schema|property|parameter|file|model|metadata) ?(?:names?|ids?|sequences?|descriptions?|keys?)\b[^.]{0,30}\b(?:too long|longer|exceeds?|at most)|\bconcurrent\b|\b(?:number of|many) (?:tools|functions|images|messages|stop|choices|requests|concurrent)\b|\bmax(?:imum)? (?:number of )?(?:output|completion|concurrent|tools|images)\b/i;

/** Whether a refusal says that the request is longer than the model can read. */
export function isTooLong(text: string): boolean {
  if (!tooLong.test(text) && !comparesTokens.test(text)) return false;
  return /\bcontext[ _-](?:length|window|size|limit)/i.test(text) || !ofAnother.test(text);
}

/** "9000 tokens surpass limit 8192": a count of what was sent beside one of what is taken. */
const comparesTokens =
  /(?<!completion |output |new )\btokens?\b[^.\d]{0,40}(?:\d[\d,]*k?[^.\d]{0,40})?\b(?:surpass\w*|supports? (?:only )?(?:up to )?|exceed\w*|above|beyond|over the|limited to|limit (?:is|of)|at most|maximum)[^.\d]{0,30}\d|\b(?:smaller|less|lower|fewer) than (?:the )?(?:\d[\d,]*k? )?(?:prompt|input|tokens of the (?:prompt|input|request))|(?:input|prompt)_tokens?\b[^.]{0,20}\bexceed|\d tokens?,? (?:but|while|and|, )?[^.\d]{0,40}\b(?:accepts?|takes?|allows?|handles?|reads?|more than|over|out of)\b[^.\d]{0,20}\d|\bsequence length \d+ exceeds|(?:dépass|überschr|exced|supera|exceed|troppo lung)[^.]{0,60}(?:contexte|kontext|contexto|contesto)|(?:contexte|kontext|contexto|contesto)[^.]{0,60}(?:dépass|überschr|exced|supera)|\b(?:above|over|beyond|exceeds?|surpass\w*) (?:the |a |our )?(?:limit|maximum|max)(?: of)? \d[\d,]*k? tokens?\b/i;

/** In the words of vendors and of servers on one's own machine. */
const tooLong = new RegExp(
  [
    'context_length_exceeded',
    'exceed_context_size',
    'context_window_exceeded',
    'string_above_max_length',
    'max(?:imum)? (?:prompt|input|sequence|seq|message)[ _-]?(?:len(?:gth)?|tokens?|size)\\b',
    'max_position_embeddings',
    'maximum context',
    'max(?:imum)?[ _-]?context[ _-]?(?:length|size|window)',
    'context[ _-](?:length|window|size|limit|overflow|shift)',
    '(?:prompt|input|request|message|messages|text|conversation|query|payload|body)s? (?:is |are |was )?(?:too (?:long|large|big)|exceeds?)',
    '(?:message|prompt|conversation|history|input)[^.]{0,60}(?:was|is|are) too (?:long|large)',
    '(?:number of tokens|tokens in request|token count|token limit)[^.]{0,60}(?:must not exceed|more than|over|only supports|larger)',
    '(?:over|under|below) (?:the )?\\d[\\d,]* tokens?\\b',
    'input characters limit',
    'too (?:many|long)(?: input| prompt)? tokens',
    'too many (?:input |prompt |total )?tokens',
    '(?:prompt|input|request)[ _-]?(?:too[ _-]?(?:long|large)|tokens? exceed)',
    '(?:longer|more|greater|larger) than (?:the )?(?:model|maximum|allowed|available|supported|limit)',
    "(?:exceeds?|exceeded|over|above|beyond) (?:the )?(?:model[’'s]{0,2} )?(?:maximum|max|available|allowed|supported|token|input|context|sequence)[a-z _-]{0,30}(?:length|tokens?|limit|size|window|context|number of tokens)",
    'exceeds the (?:limit|maximum) of \\d+ (?:tokens|characters)',
    'input token(?:s| count)[^.]{0,60}exceeds?',
    'tokens? (?:limit|count)[^.]{0,40}(?:exceed|reached|larger)',
    'input length (?:and|should|must|exceeds?|is)',
    'range of input length',
    'supports (?:at most|up to|a maximum of|only) \\d[\\d,]* tokens',
    '(?:combined|total) (?:input|prompt)[^.]{0,60}exceeds?',
    'input length \\d[\\d,]* exceeds',
    'expected max ?length: ?\\d+, ?actual: ?\\d+',
    'tokens? ?\\+ ?max_(?:new_)?tokens[^.]{0,20}>',
    'maximum allowed length of \\d+ tokens',
    '(?:contexte|requête|invite|message)[^.]{0,40}trop long(?:ue)?',
    '(?:prompt|eingabe|anfrage|kontext)[^.]{0,40}zu lang',
    '(?:supera|excede)[^.]{0,30}(?:límite|limite)[^.]{0,20}tokens',
    '(?:プロンプト|入力|コンテキスト)[^。]{0,20}(?:長すぎ|超え|上限)',
    '(?:토큰|컨텍스트|프롬프트|입력)[^.]{0,40}(?:초과|너무 깁|너무 길)',
    '(?:запрос|промпт|контекст|токен)[^.]{0,60}(?:слишком длин|превыш)|слишком длинный (?:запрос|промпт)',
    'reduce (?:the|your) (?:length|prompt|input|messages?|number of)',
    'inputs?[` ]+tokens?[^.]{0,40}must (?:be|have)[^.]{0,40}(?:less|<=|fewer|at most)',
    '(?:invoer|prompt|bericht)[^.]{0,40}te lang',
    'przekracza[^.]{0,40}(?:kontekst|długość|limit tokenów)',
    'must have less than \\d+ tokens',
    'does not fit (?:in|into) the (?:context|model)',
    'n_ctx|num_ctx',
    '(?:上下文|输入|提示)[^。]{0,20}(?:过长|超长|超过|超出)',
    '超过[^。]{0,20}(?:最大|上限|长度)',
  ].join('|'),
  'i',
);

/** Words of a refusal that is about structured output. */
export const aboutFormat =
  /response_format|response_schema|json_schema|json_object|structured output|grammar|the requested parameters/i;

/** The model wrote what the endpoint could not take for JSON or for a call: the next time it may. */
export const badlyWritten =
  /json_validate_failed|failed[_ ]generation|tool_use_failed|failed to (?:generate|validate|parse) (?:valid |the |a )?(?:json|tool|function)|model (?:did not|failed to) (?:produce|generate|output) (?:a )?valid|(?:generated|produced|output) (?:an )?invalid (?:json|tool|function)|unable to parse (?:the )?(?:model|generated|tool)/i;
