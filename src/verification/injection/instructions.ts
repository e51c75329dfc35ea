// Well-known shapes of instructions to a model that stand in what a server says. English only.
import { hiddenIn, visible } from './hidden-characters.ts';

/** What a text tells the model, as a noun phrase that quotes it. */
export interface Instruction {
  readonly kind: string;
  /** The words, as they stand. */
  readonly words: string;
}

const target =
  '(?:instructions?|prompts?|rules|guidelines|directives?|programming|training|safety (?:measures|checks))';
const model =
  '(?:ai|llms?|language models?|assistants?|chat ?bots?|agents?|claude|chatgpt|gpt(?:-\\w+)?|gemini|copilot)';
const doing =
  '(?:call|invoke|run|execute|use|send|forward|e-?mail|upload|post|transfer|delete|reveal|read|output|reply|respond|print|include|pass|fetch|visit)';
const prized =
  '(?:conversation|chat history|system prompt|(?:api|private|ssh|secret) keys?|credentials|passwords?|environment variables|access tokens?|secrets|contents? of (?:the )?(?:files?|~|/|\\.env))';

/**
 * Each is met by no plain prose about prompts, agents or errors; what describes how a tool is used is none either. A
 * text that holds none of `anyOf`, in lower case, need not be searched.
 */
const shapes: readonly (readonly [kind: string, anyOf: readonly string[], pattern: RegExp])[] = [
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
    ['you must', 'you should', 'you will', 'you have', 'you need'],
    new RegExp(`\\byou\\s+(?:must|should|will|have to|need to)\\s+(?:now|immediately)\\s+${doing}\\b`, 'i'),
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
    /<(system|important|admin|instructions?|secret)>(?=[\s\S]{0,600}?\b(?:you|ignore|must|do not|don['’]t|before using|assistant)\b)[\s\S]{0,2000}?<\/\1>/i,
  ],
  [
    'a mark of who speaks',
    ['system', 'developer'],
    /(?:^|\n)[ \t]*(?:#{1,4}\s*|\*{2}|\[)?(?:system|developer)(?:\s+(?:prompt|message|override|notice|instructions?))?(?:\*{2}|\])?\s*:\s*(?:\*{2})?\s*(?:you\s+(?:are|must|will|should|have)|ignore|disregard|override|new\s+instructions?|do\s+not|assistant|the\s+assistant|from\s+now\s+on)\b/i,
  ],
  [
    'an address that carries data away',
    [']('],
    /!?\[[^\]\n]{0,200}\]\(\s*<?https?:\/\/[^\s)]{1,300}[?&/#=](?:\{\{?[\w .-]{1,60}\}?\}|\$\{[^}\s]{1,60}\}|%7[bB][\w%.-]{1,60}%7[dD]|<[\w .-]{1,60}>|\[[\w .-]{1,60}\]|(?:INSERT|YOUR|THE|USER|CONVERSATION|CHAT|SECRET|SYSTEM|API|DATA)_[A-Z_]{2,40}\b)/,
  ],
];

const commentOrder = new RegExp(
  `\\b${model}\\b[\\s\\S]{0,200}?\\b(?:must|should|please|always|never|do not|now)\\b|\\byou\\s+(?:must|should|are|have to)\\b[\\s\\S]{0,80}?\\b${doing}\\b|\\b(?:ignore|disregard)\\b[\\s\\S]{0,60}?\\b${target}\\b`,
  'i',
);

/** The first thing in a text that reads as an instruction to the model; undefined where nothing does. */
export function instructionIn(text: string): Instruction | undefined {
  const hidden = hiddenIn(text);
  if (hidden !== undefined) return { kind: hidden, words: '' };
  return text.length < shortest ? undefined : (spokenIn(text) ?? encodedIn(text));
}

/** Fewer characters give no order. */
const shortest = 12;

function spokenIn(written: string): Instruction | undefined {
  const text = plain(written);
  const lower = text.toLowerCase();
  for (const [kind, anyOf, pattern] of shapes) {
    if (!anyOf.some((words) => lower.includes(words))) continue;
    const [words] = pattern.exec(text) ?? [];
    if (words !== undefined) return { kind, words };
  }
  return commentIn(text);
}

/** An expression would begin anew at each of a thousand beginnings that have no end. */
function commentIn(text: string): Instruction | undefined {
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    if (end === -1) return undefined;
    const words = text.slice(at, end + 3);
    if (commentOrder.test(words.slice(0, longestComment))) return { kind: 'an order in a comment', words };
    at = end + 3;
  }
  return undefined;
}

const longestComment = 4_000;

/** In plain letters, and without long gaps: the shapes need not allow for them, and are quick on any text. */
function plain(text: string): string {
  return visible(text)
    .normalize('NFKC')
    .replace(/\s{3,}/g, (gap) => (gap.includes('\n') ? '\n\n' : ' '));
}

/** Long enough for an order, and no longer than one: the rest are files and pictures. */
const encodedWord = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,8000}={0,2}(?![A-Za-z0-9+/_=-])/g;
const mostEncoded = 1_000;

function encodedIn(text: string): Instruction | undefined {
  if (text.length < 24) return undefined;
  let looked = 0;
  for (const [word] of text.matchAll(encodedWord)) {
    // What is written in one case, or in digits, is a hash or a name.
    if (!/[a-z]/.test(word) || !/[A-Z]/.test(word)) continue;
    if (++looked > mostEncoded) return undefined;
    const decoded = Buffer.from(word, 'base64').toString('utf8');
    if (!isProse(decoded)) continue;
    const spoken = spokenIn(decoded);
    if (spoken !== undefined) return { kind: `${spoken.kind}, in base64`, words: spoken.words };
  }
  return undefined;
}

/** Any four characters decode to three bytes; of words, nearly all are letters and spaces. */
function isProse(text: string): boolean {
  return text.includes(' ') && !text.includes('\ufffd') && !/[^\P{Cc}\t\n\r]/u.test(text);
}
