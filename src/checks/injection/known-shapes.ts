// Instructions to a model as they are known from attacks: set phrases, marks of who speaks, addresses that carry data away.

export const target =
  '(?:instructions?|prompts?|rules|guidelines|directives?|programming|training|safety (?:measures|checks))';
export const model =
  '(?:ai|llms?|language models?|assistants?|chat ?bots?|agents?|claude|chatgpt|gpt(?:-\\w+)?|gemini|copilot)';
export const doing =
  '(?:call|invoke|run|execute|use|send|forward|e-?mail|upload|post|transfer|delete|reveal|read|output|reply|respond|print|include|pass|fetch|visit)';
export const prized =
  '(?:conversation|chat history|system prompt|(?:api|private|ssh|secret) keys?|credentials|passwords?|environment variables|access tokens?|secrets|contents? of (?:the )?(?:files?|~|/|\\.env))';

/** A text that holds none of `anyOf`, in lower case, need not be searched. */
export type Shape = readonly [kind: string, anyOf: readonly string[], pattern: RegExp];

/** Each is met by no plain prose about prompts, agents or errors; what describes how a tool is used is none either. */
export const knownShapes: readonly Shape[] = [
  [
    'words that set instructions aside',
    ['ignore', 'disregard', 'forget', 'override', 'bypass'],
    new RegExp(
      `\\b(?:ignore|disregard|forget|override|bypass)\\s+(?:all|any|every|each|everything)?\\s*(?:of\\s+)?(?:the|your|my|these|those|its)?\\s*(?:(?:previous|prior|above|preceding|earlier|foregoing|former|existing|original|initial|system|developer|safety)(?:\\s+|\\s+and\\s+|,\\s*)){1,3}${target}\\b`,
      'i',
    ),
  ],
  [
    'words that set instructions aside',
    ['ignore', 'disregard', 'forget', 'override'],
    new RegExp(`\\b(?:ignore|disregard|forget|override)\\s+(?:all\\s+(?:of\\s+)?)?your\\s+${target}\\b`, 'i'),
  ],
  [
    'an order to the model',
    [
      'agent',
      'assistant',
      'llm',
      ' ai',
      'language model',
      'chatbot',
      'chat bot',
      'claude',
      'gpt',
      'gemini',
      'copilot',
    ],
    new RegExp(
      `\\b(?:attention|important|note|message|instructions?|urgent|warning)[\\s,:*!-]+(?:to|for)?\\s*(?:all\\s+|any\\s+|the\\s+|every\\s+)?${model}\\b[\\s\\S]{0,80}?\\b(?:you\\s+)?(?:must|please|now|always|immediately)\\s+${doing}\\b`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['you are', 'you’re', "you're"],
    new RegExp(
      `\\b(?:if|when|since|as)\\s+you(?:'re|\\s+are)\\s+(?:an?\\s+)?(?:\\w+\\s+)?${model}\\b[^.\\n]{0,60}\\b(?:must|please|now|always|immediately|first)?\\s*${doing}\\b`,
      'i',
    ),
  ],
  [
    'an order that goes with every call',
    [' tool'],
    /\b(?:before|after|when|whenever|prior to)\s+(?:using|calling|invoking|running|executing)\s+(?:this|any|every|each)\s+(?:other\s+)?tools?\b[^.\n]{0,60}\b(?:always|must|first|also)\b[^.\n]{0,40}\b(?:read|send|upload|include|pass|fetch|forward|cat|open|call|invoke)\b/i,
  ],
  [
    'a new role for the model',
    ['you are now'],
    /\byou\s+are\s+now\s+(?:(?:in|entering)\s+(?:developer|admin|debug|god|jailbreak|unrestricted|dan)\s+mode|dan\b|(?:an?\s+)?(?:unrestricted|uncensored|unfiltered|jailbroken))/i,
  ],
  [
    'words that keep something from the user',
    ['the user'],
    /\b(?:do\s+not|don['’]?t|never|without)\s+(?:ever\s+)?(?:tell(?:ing)?|mention(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|let(?:ting)?)\s+(?:(?:any\s+of\s+)?(?:this|that|it|these|anything)\s+(?:\w+\s+)?(?:to\s+)?)?the\s+user\b/i,
  ],
  [
    'a call for what must not leave',
    [
      'conversation',
      'chat history',
      'system prompt',
      ' key',
      'credentials',
      'password',
      'environment variable',
      'access token',
      'secret',
      'content',
    ],
    new RegExp(
      `\\b(?:send|forward|upload|post|exfiltrate|e-?mail|transmit|leak|append|submit|copy)\\b[^.\\n]{0,60}\\b${prized}[^\\n]{0,80}?\\b(?:to|at|into)\\s+(?:https?:|\\S+@\\S)`,
      'i',
    ),
  ],
  [
    'a call for what must not leave',
    ['.ssh', '.aws', '.cursor', '.config', 'id_rsa', 'id_ed25519', '/etc/'],
    /\b(?:read|open|cat|include|pass|load|fetch|paste)\b[^.\n]{0,60}(?:~\/\.(?:ssh|aws|cursor|config)\b|\bid_(?:rsa|ed25519)\b|\/etc\/(?:passwd|shadow)\b|\.aws\/credentials\b)[^\n]{0,120}\b(?:pass|send|include|provide|put|use|as)\b/i,
  ],
  [
    'a call for what must not leave',
    ['system '],
    /\b(?:reveal|repeat|print|output|show|disclose|leak)\s+(?:me\s+)?(?:all\s+(?:of\s+)?)?(?:your|the)\s+(?:full\s+|entire\s+|hidden\s+|initial\s+)?system\s+(?:prompt|message|instructions)\b/i,
  ],
  [
    'a mark of who speaks',
    ['<|', '<<sys>>', 'inst]', '_of_turn>', '<｜'],
    /<\|(?:im_start|im_end|im_sep|start_header_id|end_header_id|eot_id|begin_of_text|endoftext|endofprompt|system|assistant|user|start|channel|message)\|>|<<SYS>>|\[\/?INST\]|<(?:start|end)_of_turn>|<｜(?:User|Assistant|begin▁of▁sentence)｜>/,
  ],
  [
    'a mark of who speaks',
    ['\nhuman:', '\nassistant:'],
    /(?:^|\n)\n(?:Human|Assistant):[\s\S]{0,2000}?\n\n(?:Human|Assistant):/,
  ],
  [
    'a mark of who speaks',
    [
      '<system',
      '</system',
      '<assistant',
      '</assistant',
      '<user',
      '</user',
      'function_calls>',
      'tool_call',
      'antml:',
    ],
    /<\/?(?:system[-_ ]?(?:prompt|message|instructions?|override|reminder|note)|assistant[-_ ]?(?:instructions?|message)|user[-_ ]?(?:query|message)|function_calls|tool_calls?|antml:\w+)>/i,
  ],
  [
    'a mark of who speaks',
    ['<system>', '<important>', '<admin>', '<instruction', '<secret>'],
    /<(system|important|admin|instructions?|secret)>(?=(?:(?!<\1>)[\s\S]){0,600}?\b(?:you|ignore|must|do not|don['’]t|before using|assistant)\b)(?:(?!<\1>)[\s\S]){0,2000}?<\/\1>/i,
  ],
  [
    'a mark of who speaks',
    ['system', 'developer'],
    /(?:^|\n)[ \t]{0,8}(?:#{1,4}\s{0,4}|\*{2}|\[)?(?:system|developer)(?:\s{1,4}(?:prompt|message|override|notice|instructions?))?(?:\*{2}|\])?\s{0,4}:\s{0,4}(?:\*{2})?\s{0,4}(?:you\s+(?:are|must|will|should|have)|ignore|disregard|override|new\s+instructions?|do\s+not|assistant|the\s+assistant|from\s+now\s+on)\b/i,
  ],
  [
    'an address that carries data away',
    [']('],
    /!?\[[^\]\n]{0,200}\]\(\s*<?https?:\/\/[^\s)]{1,300}[?&/#=](?:\{\{?[\w .-]{1,60}\}?\}|\$\{[^}\s]{1,60}\}|%7[bB][\w%.-]{1,60}%7[dD]|<[\w .-]{1,60}>|\[[\w .-]{1,60}\]|(?:INSERT|YOUR|THE|USER|CONVERSATION|CHAT|SECRET|SYSTEM|API|DATA)_[A-Z_]{2,40}\b)/,
  ],
];
