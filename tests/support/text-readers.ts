// Everything that takes words of servers, models or files, and texts that have frozen one or another of it.
import { z } from 'zod';
import { readAnswer } from '../../src/backends/language/read-answer.ts';
import { faultOfReply } from '../../src/backends/openai/http-fault.ts';
import { instructionIn } from '../../src/checks/injection/instructions.ts';
import { leftovers, sentenceLeftovers } from '../../src/checks/leftovers.ts';
import { emptyAnswerIn } from '../../src/checks/unanswered.ts';
import { cutToWidth, renderTable } from '../../src/cli/rendering/table.ts';
import { code, markdownTable } from '../../src/dataset/export/card/markdown.ts';
import { stepValue } from '../../src/grounding/reading/step-value.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { disguisedError } from '../../src/outcomes/disguised-error.ts';
import { isEmptyResult } from '../../src/outcomes/empty-result.ts';
import { garbledText } from '../../src/outcomes/garbled-text.ts';
import { isPassingFailure } from '../../src/outcomes/passing-failure.ts';
import { rateLimitIn } from '../../src/outcomes/rate-limit-refusal.ts';
import { comment, plainOrQuoted, quoteLines, quoteText } from '../../src/prompts/fence.ts';
import { quoteResult } from '../../src/prompts/quote-result.ts';
import { shortJson } from '../../src/prompts/shorten.ts';
import { createSecretMask } from '../../src/secrets/mask-secrets.ts';
import { redact, secretIn } from '../../src/secrets/secret-shapes.ts';
import { clip, clipAround, oneLine, shortDescription } from '../../src/text/clip.ts';
import { matchesGlob, readGlob } from '../../src/text/glob.ts';
import { looksLikeIdentifier, shapeOf } from '../../src/text/identifier-shape.ts';
import { readToolName } from '../../src/text/naming.ts';
import { readText } from '../../src/text/sayings/read-mentions.ts';
import { splitClauses } from '../../src/text/sayings/split-sentences.ts';
import { sectionsOf } from '../../src/text/sections.ts';
import { terminalLine, terminalText } from '../../src/text/terminal-text.ts';
import { findValue, readValues } from '../../src/text/values.ts';
import { findWords } from '../../src/text/words.ts';
import { modelNames } from '../../src/tools/model-names.ts';
import { permissionOf } from '../../src/tools/policy.ts';
import { type Call, examine } from '../proofs/search/answers.ts';

/** What the text repeats. Each has made some expression, somewhere, try again from every place. */
export const units: Readonly<Record<string, string>> = {
  dashes: '-',
  'a rule in a table': '|---',
  digits: '7',
  'digits and points': '1.',
  'groups of digits': '1,234,',
  'double quotes': '"',
  'single quotes': "'a ",
  'escaped quotes': "\\'",
  brackets: '[',
  braces: '{',
  'braces that close': '{}',
  parentheses: '(',
  'parentheses behind words': 'a(',
  'beginnings of keys': 'sk-',
  'beginnings of signed tokens': 'eyJ-',
  'beginnings of private keys': '-----BEGIN PRIVATE KEY-----',
  'upper case': 'A',
  'angle brackets': '<',
  headings: '<h1 ',
  'marks of who speaks': '<system>',
  'line breaks': '\n',
  'line breaks and spaces': '\n  ',
  spaces: ' ',
  'a word and spaces': 'is   ',
  stars: '*',
  backticks: '`',
  'a list': '- a\n',
  underscores: '_a',
  at: 'a@',
  slashes: '/a',
  'full stops': 'a.',
  colons: 'a: ',
  commas: 'and, ',
  'a phone number': '+1 2',
  backslashes: '\\',
  percent: '%7B',
  words: 'the order of the day ',
  orders: 'ignore all ',
  greetings: 'hi ',
  'a word for everything': 'all ',
  'a duration': '1 h 1 s ',
};

const result = (text: string): ToolResult => ({ content: [{ type: 'text', text }] });
const secrets = ['s3cr3t-Value-0123456789'];
const mask = createSecretMask(secrets);
const plainScreen = { width: 100, paint: (_: string, text: string) => text };
const endpoint = { host: 'h', secrets } as unknown as Parameters<typeof faultOfReply>[1];

/** What takes any text, by the name of what it is for. */
export const ofAnyText: Readonly<Record<string, (text: string) => unknown>> = {
  'reading a result': (text) => stepValue(result(text)),
  'an error that calls itself a success': (text) => disguisedError(result(text)),
  'an empty result': (text) => isEmptyResult(result(text)),
  'a garbled result': (text) => garbledText(result(text)),
  'a failure that passes': (text) => isPassingFailure({ error: { code: 'failed', message: text } } as never),
  'a limit on calls': (text) => rateLimitIn({ result: { ...result(text), isError: true } } as never),
  cutting: (text) => [
    clip(text, 500),
    clipAround(text, 500, [[900, 950]]),
    oneLine(text),
    shortDescription(text, 300),
  ],
  fencing: (text) => [quoteLines(text), quoteText(text), comment(text), plainOrQuoted(text)],
  'quoting a result': (text) => [
    quoteResult(result(text), 2000),
    shortJson({ [text.slice(0, 1000)]: text }, 800),
  ],
  'masking secrets': (text) => [mask.text(text), mask.holds(text), mask.find({ a: text })],
  'finding secrets': (text) => [secretIn(text, secrets), redact(text, secrets)],
  'finding orders': (text) => instructionIn(text),
  'sections of a text': (text) => sectionsOf(`a.md:\n${text}b.md: x`, ['a.md', 'b.md']),
  'values in a text': (text) => [readValues(text), findValue(text, 'x-17'), findWords(text, 'no such words')],
  'the shape of a value': (text) => [shapeOf(text), looksLikeIdentifier(text)],
  "a model's answer": (text) => readAnswer({ text } as never, z.object({ a: z.string() })),
  'the error of an endpoint': (text) => faultOfReply({ status: 500, header: () => null, text }, endpoint),
  'splitting a name': (text) => [readToolName(text), modelNames([{ server: text, tool: text }])],
  'a terminal': (text) => [terminalText(text), terminalLine(text), cutToWidth(text, 80)],
  'a table on a terminal': (text) =>
    renderTable([{ title: 'a' }, { title: 'b', flexible: true }], [['x', text]], plainScreen),
  'the card of a dataset': (text) => [code(text), markdownTable(['a'], [[text]])],
};

/** What takes names of tools, which have a limit too. */
export const ofNames: Readonly<Record<string, (text: string) => unknown>> = {
  'matching globs': (text) => [
    matchesGlob(readGlob('*a*b*c*d*e'), text),
    permissionOf(
      { server: 's', tool: text },
      { allow: ['*a*b'], deny: ['*a*b*c*d*!', text], reads: [], sandbox: false },
    ),
  ],
};

/** What takes queries and responses only, which have a limit: about the longest ones. */
export const ofWordings: Readonly<Record<string, (text: string) => unknown>> = {
  'what a text says': (text) => readText(text, { today: '2026-03-02' }),
  'clauses of a text': (text) => splitClauses(text),
  'what was left over': (text) => [leftovers(text), sentenceLeftovers(text), emptyAnswerIn(text)],
};

const boats: Call = {
  tool: 'list_boats',
  value: {
    boats: [
      { id: 'b1', name: 'Terna', berths: 4, status: 'moored', city: 'Skagen', due: '2026-05-12' },
      { id: 'b2', name: 'Alcida', berths: 6, status: 'at sea', city: 'Oslo', due: '2026-05-13' },
    ],
  },
};

/** A long list, whose items hold lists. */
const fleet: Call = {
  tool: 'list_boats',
  arguments: { status: 'moored' },
  value: {
    boats: Array.from({ length: 300 }, (_, index) => ({
      id: `b${index}`,
      name: `Terna ${index}`,
      berths: index % 7,
      status: index % 2 === 0 ? 'moored' : 'at sea',
      due: '2026-05-12',
      crew: [{ name: `Owen ${index}`, age: index }],
    })),
  },
};

/** What answers repeat: each has been compared with everything else, again and again. */
export const wordings: Readonly<Record<string, string>> = {
  counts: '3 boats, ',
  'counts of them': 'there are 3 of them, ',
  comparisons: '3 more than Terna 4, ',
  'values of things': 'Terna 3 has 3 berths, ',
  names: 'Terna 3, Terna 4 and ',
  denials: 'no boats, ',
  days: 'two days after 3 May, ',
};

/** What judges queries and responses word by word. */
export const ofJudgements: Readonly<Record<string, (text: string) => unknown>> = {
  'judging an answer': (text) => examine([boats], 'Which boats are moored?', text),
  'judging an answer over a long list': (text) => examine([fleet], 'Which boats are moored?', text),
  'judging an answer to a query': (text) => examine([boats], text, 'Terna is moored.'),
};
