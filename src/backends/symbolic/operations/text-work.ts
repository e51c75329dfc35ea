// What is done with a text: counting, encoding, hashing; and a colour in another notation.
import type { JsonValue } from '../../../model/json.ts';
import type { Tool } from '../../../model/tool.ts';
import { say } from '../words/phrase.ts';
import {
  asked,
  isEnough,
  type Operation,
  parameterNamed,
  schemaOf,
  speaksOf,
  type Worded,
} from './operation.ts';

const texts = [
  'The delivery leaves the warehouse on Monday',
  'Please bring the signed contract to the meeting',
  'Our new office opens in September',
  'Two of the three pumps were replaced last week',
  'The audit is moved to the end of the month',
  'Every visitor needs a badge at the front desk',
  'The spare key is kept in the blue cabinet',
  'Nobody has answered the second reminder yet',
];

const textNames = /^(?:text|input|string|content|message|data|value)$/;

function textOf(tool: Tool, others: readonly (string | undefined)[] = []): string | undefined {
  const name = parameterNamed(tool, textNames);
  return name !== undefined && isEnough(tool, [name, ...others]) ? name : undefined;
}

const countable = {
  words: /^words?(?: count)?$/,
  characters: /^(?:char(?:acter)?s?)(?: count)?$/,
  lines: /^lines?(?: count)?$/,
};

const count: Operation = {
  fill(tool, random) {
    const name = textOf(tool);
    const counts =
      speaksOf(tool, /\b(?:count(?:s|ed|ing|er)?|length|statistics?|analy[sz]\w+)\b/) &&
      speaksOf(tool, /\bwords?\b|\bchar/);
    return name === undefined || !counts ? undefined : { [name]: random.pick(texts) };
  },
  word(view) {
    const name = textOf(view.tool);
    if (name === undefined) return [];
    const text = say`“${asked(view, name)}”`;
    return (['words', 'characters'] as const).map(
      (what): Worded => ({
        direct: say`How many ${what} are there in ${text}`,
        clause: say`how many ${what} there are in ${text}`,
        tell: (value) => say`there are ${value} ${what} in it`,
        keys: countable[what],
      }),
    );
  },
};

/** The parameter that says what to do, and that it can be asked to encode. */
function encoderOf(tool: Tool): string | undefined {
  const name = parameterNamed(tool, /^(?:action|mode|operation|direction)$/);
  const choices = name === undefined ? undefined : schemaOf(tool, name).enum;
  return Array.isArray(choices) && (choices as readonly JsonValue[]).includes('encode') ? name : undefined;
}

const encode: Operation = {
  fill(tool, random) {
    const mode = encoderOf(tool);
    const name = textOf(tool, [mode]);
    if (name === undefined || mode === undefined || !speaksOf(tool, /\bbase ?64\b/)) return undefined;
    return { [name]: random.pick(texts), [mode]: 'encode' };
  },
  word(view) {
    const mode = encoderOf(view.tool);
    const name = textOf(view.tool, [mode]);
    if (name === undefined || mode === undefined) return [];
    const text = say`“${asked(view, name)}”`;
    return [
      {
        direct: say`What do you get if you ${asked(view, mode)} ${text} as Base64`,
        clause: say`what you get if you ${asked(view, mode)} ${text} as Base64`,
        tell: (value) => say`in Base64 it is ${value}`,
      },
    ];
  },
};

const algorithms = /^(?:md5|sha1|sha256|sha512|crc32)$/;

function algorithmOf(tool: Tool): string | undefined {
  return parameterNamed(tool, /^(?:algorithm|algo|hash|method|type)$/);
}

const hash: Operation = {
  fill(tool, random) {
    const algorithm = algorithmOf(tool);
    const name = textOf(tool, [algorithm]);
    const choices = algorithm === undefined ? undefined : schemaOf(tool, algorithm).enum;
    if (
      name === undefined ||
      algorithm === undefined ||
      !Array.isArray(choices) ||
      !speaksOf(tool, /\bhash\b/)
    )
      return undefined;
    const known = (choices as readonly JsonValue[]).filter((one) => algorithms.test(String(one)));
    return known.length === 0 ? undefined : { [name]: random.pick(texts), [algorithm]: random.pick(known) };
  },
  word(view) {
    const algorithm = algorithmOf(view.tool);
    const name = textOf(view.tool, [algorithm]);
    if (name === undefined || algorithm === undefined) return [];
    const term = say`the ${asked(view, algorithm)} hash of “${asked(view, name)}”`;
    return [
      {
        direct: say`What is ${term}`,
        clause: say`what ${term} is`,
        tell: (value) => say`the ${String(view.step.arguments[algorithm])} hash is ${value}`,
        keys: /^(?:hash|result|digest|output)$/,
      },
    ];
  },
};

const color: Operation = {
  fill(tool, random) {
    const name = parameterNamed(tool, /^colou?r$|^hex$/);
    if (
      name === undefined ||
      !isEnough(tool, [name]) ||
      !speaksOf(tool, /\bconvert\b/) ||
      !speaksOf(tool, /\bhsl\b|\brgb\b/)
    )
      return undefined;
    const digits = Array.from({ length: 6 }, () => '0123456789abcdef'.charAt(random.integer(0, 15)));
    return { [name]: `#${digits.join('')}` };
  },
  word(view) {
    const name = parameterNamed(view.tool, /^colou?r$|^hex$/);
    if (name === undefined || Object.keys(view.step.arguments).length > 1) return [];
    const term = say`the colour ${asked(view, name)}`;
    return (['rgb', 'hsl'] as const).map(
      (notation): Worded => ({
        direct: say`What is ${term} in ${notation.toUpperCase()}`,
        clause: say`what ${term} is in ${notation.toUpperCase()}`,
        tell: (value) => say`in ${notation.toUpperCase()} it is ${value}`,
        keys: new RegExp(`^${notation}$`),
      }),
    );
  },
};

export const textWork: readonly Operation[] = [encode, hash, count, color];
