// Plain orders to a model: what no server has to say to describe a tool, and no person says to another.
import { prized, type Shape } from './known-shapes.ts';

/** Words for a model that name no person: an agent, an assistant and Claude may be one. */
const machine =
  '(?:ai(?:\\s+(?:agents?|assistants?|models?))?|llms?|(?:large\\s+)?language\\s+models?|chat ?bots?|chatgpt)';
const reader = `(?:${machine}|assistants?|agents?|models?|bots?)`;

/** A tool by its name, in words that a description of another tool would not use for itself. */
const named =
  '(?:(?:the\\s+)?[`"\'“]?\\w+_\\w+|[`"\'“][\\w-]+[`"\'”]|(?:the|that)\\s+[`"\'“]?[\\w-]+[`"\'”]?\\s+(?:tool|function|command)\\b)';
const calling = `(?:call|invoke|run|execute|use)\\s+${named}`;

const secret = `(?:${prized}|(?:access|auth|bearer|secret)\\s+(?:keys?|tokens?)|tokens?|secrets?)`;
const sending = '(?:send|forward|upload|e-?mail|transmit|exfiltrate|leak|transfer|wire)';
/** Everything of a kind, or what must not leave: a person asks another for one thing. */
const carrying = `${sending}\\s+(?:me\\s+|us\\s+)?(?:all|every|everything|any|the\\s+(?:full|entire|complete|whole|contents?)|(?:the\\s+|your\\s+|their\\s+)?${secret})\\b`;

const urging =
  '(?:(?:please|also|now|then|first|always|immediately|silently|kindly|you\\s+(?:must|should|will|have\\s+to))[\\s,]+){0,3}';
const unlessForbidden = "(?<!\\b(?:not|never|n['’]t|without|nobody|no one)\\s(?:ever\\s|again\\s)?)";
const answer = '(?:response|reply|replies|answer|output|message|summary)s?';

/** What somebody reads. */
const writing =
  '(?:messages?|texts?|notes?|lines?|comments?|tickets?|e-?mails?|pages?|documents?|results?|outputs?|descriptions?|instructions?|words)';
/** What begins an override. */
const above = ['ignore', 'disregard', 'forget'];

export const orderShapes: readonly Shape[] = [
  [
    'words that set instructions aside',
    above,
    new RegExp(
      `\\b(?:ignore|disregard|forget)\\s+(?:(?:everything|anything|all)(?:\\s+of)?(?:\\s+(?:that\\s+(?:is|was|came|comes)|the))?\\s+(?:above|before|previous|preceding|foregoing)\\b[\\s,;:.!]*(?:and\\b|then\\b|instead\\b|now\\b|just\\b|only\\b|please\\b|\\s)*(?:reply|respond|answer|say|output|print|write|act|follow|tell|do|call|invoke|use|run|execute|send|forward)\\b|the\\s+(?:above|foregoing|preceding)\\b[\\s,;:.!]*(?:and\\b|then\\b|instead\\b|now\\b|just\\b|only\\b|please\\b|\\s)*(?:reply|respond|answer|say|output|print|act|follow\\s+(?:these|my)|${calling}))`,
      'i',
    ),
  ],
  [
    'words that set instructions aside',
    above,
    /\b(?:ignore|disregard|forget)\s+(?:everything|anything|all|whatever|what)\s+(?:that\s+)?you(?:['’]ve|\s+have|\s+were|\s+are|\s+had)?\s+(?:been\s+)?(?:told|instructed|taught|programmed)\b/i,
  ],
  [
    'words that set instructions aside',
    ['overrid', 'replac', 'supersed', 'overrul'],
    new RegExp(
      `\\b(?:overrid(?:es?|ing)|replac(?:es?|ing)|supersed(?:es?|ing)|overrul(?:es?|ing))\\s+(?:the|your|all|any|its)\\s+(?:\\w+\\s+){0,2}(?:system\\s+(?:prompts?|messages?|instructions?)|instructions?\\s+(?:of|for|to|given\\s+to)\\s+(?:the\\s+)?${reader}\\b)`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['ai', 'llm', 'language model', 'bot', 'chatgpt'],
    new RegExp(
      `\\b${machine}\\b(?:\\s+(?:reading|seeing|processing)\\s+this)?\\s*[:,!–—-]\\s*${urging}(?:${calling}|${carrying}|(?:use|call|invoke|run|execute)\\s+(?:the|this|your)\\b|(?:delete|reveal|disclose|ignore|disregard|approve|transfer|wire|reply|respond|visit)\\s+\\w)`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['this'],
    new RegExp(
      `\\b${reader}\\s+(?:(?:who|that)\\s+)?(?:reads?|reading|sees?|seeing|process(?:es|ing)?)\\s+this(?:\\s+${writing})?(?:\\s*[,:–—]|\\s+(?:must|should|please|has\\s+to|have\\s+to)\\b)`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['must', 'should', 'shall', 'has to', 'needs to', 'have to'],
    new RegExp(
      `\\b(?:${machine}|assistants?|agents?|model)\\s+(?:must|should|shall|has\\s+to|have\\s+to|needs?\\s+to)\\s+(?:now|also|immediately|silently|secretly)\\s+(?:${calling}|${carrying})`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['you '],
    new RegExp(
      `\\b(?:when(?:ever)?|if|once|as\\s+soon\\s+as|after)\\s+you(?:['’]ve|\\s+have)?\\s+(?:see|seen|read|receive|encounter|process|parse)\\s+(?:this|these)\\b(?:\\s+(?:\\w+\\s+)?${writing})?[\\s,:;–—-]+${urging}(?:${calling}|${carrying}|(?:reply|respond|answer)\\s+only\\b|(?:ignore|disregard|reveal|disclose)\\s+\\w)`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['only', 'just', 'nothing but', 'solely', 'exclusively'],
    /\b(?:reply|respond|answer)\s+(?:(?:only|solely|exclusively|just)\s+with|with\s+(?:only|nothing\s+but|just\s+the\s+words?))\b|\bonly\s+(?:reply|respond|answer)\s+with\b/i,
  ],
  [
    'an order to call another tool',
    ['before ', 'prior to'],
    new RegExp(
      `\\b(?:before|prior\\s+to)\\s+(?:answering|responding|replying|you\\s+(?:answer|respond|reply|do\\s+anything)|(?:doing\\s+)?anything\\s+else)\\b[^.\\n]{0,40}\\b${calling}`,
      'i',
    ),
  ],
  [
    'an order to call another tool',
    ['you must', 'you should', 'you will', 'you have to', 'you need to', 'you are required'],
    new RegExp(
      // What has to be called first, to be able to call this, is how the tool is used.
      `\\byou\\s+(?:must|should|will|have\\s+to|need\\s+to|are\\s+required\\s+to)\\s+(?:always|also|now|immediately|silently|secretly)\\s+${calling}(?![^.\\n]{0,60}\\b(?:first|before|beforehand|prior)\\b)`,
      'i',
    ),
  ],
  [
    'an order to the model',
    ['you must', 'you should', 'you will', 'you have to', 'you need to'],
    new RegExp(
      `\\byou\\s+(?:must|should|will|have\\s+to|need\\s+to)\\s+(?:now|immediately|always)\\s+(?:${carrying}|(?:reveal|disclose)\\b)`,
      'i',
    ),
  ],
  [
    'an order to call another tool',
    ['instruction', 'directive'],
    new RegExp(
      `\\b(?:new|updated|real|actual|hidden)\\s+(?:system\\s+)?(?:instructions?|directives?)\\s*:\\s*${urging}${calling}`,
      'i',
    ),
  ],
  [
    'a call for what must not leave',
    ['your'],
    new RegExp(
      `${unlessForbidden}\\b(?:include|insert|add|append|put|embed|repeat|paste|write|output|print|mention)\\s[^.\\n]{0,40}\\b${secret}\\b[^.\\n]{0,40}\\b(?:in|into|to|with|of)\\s+(?:all\\s+(?:of\\s+)?|each\\s+of\\s+|every\\s+one\\s+of\\s+)?your\\s+(?:next\\s+|final\\s+|first\\s+)?${answer}\\b`,
      'i',
    ),
  ],
  [
    'a call for what must not leave',
    ['your'],
    new RegExp(
      `\\byour\\s+(?:next\\s+|final\\s+|first\\s+)?${answer}\\s+(?:must|should|has\\s+to|needs\\s+to|will)\\s+(?:always\\s+|also\\s+)?(?:contain|include|repeat|reveal)\\b[^.\\n]{0,40}\\b${secret}\\b`,
      'i',
    ),
  ],
  [
    'a call for what must not leave',
    ['your'],
    new RegExp(
      `${unlessForbidden}\\b(?:reveal|disclose|leak|expose|divulge)\\s+(?:(?:to\\s+)?me\\s+|all\\s+(?:of\\s+)?)?your\\s+(?:\\w+\\s+){0,2}(?:keys?|tokens?|passwords?|credentials|secrets?|instructions)\\b`,
      'i',
    ),
  ],
  [
    'a call for what must not leave',
    ['.ssh', '.aws', '.gnupg', '.kube', '.netrc', 'id_rsa', 'id_ed25519', '/etc/', '.env'],
    new RegExp(
      `${unlessForbidden}\\b${sending}\\b[^.\\n]{0,60}(?:~\\/\\.(?:ssh|aws|gnupg|kube|netrc)\\b|\\bid_(?:rsa|ed25519)\\b(?!\\.pub)|\\/etc\\/(?:passwd|shadow)\\b|(?<=[\\s/\`"'])\\.env\\b)`,
      'i',
    ),
  ],
];
