// Sums, expressions, averages, number bases.
import { isObject } from '../../../model/json.ts';
import type { Random } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { type Part, repeated, say, words } from '../words/phrase.ts';
import {
  asked,
  isEnough,
  isNumeric,
  type Operation,
  parameterNamed,
  schemaOf,
  speaksOf,
  type Worded,
} from './operation.ts';

interface Binary {
  readonly pattern: RegExp;
  readonly word: string;
}

const binaries: readonly Binary[] = [
  { pattern: /\b(?:add|adds|sum|plus|addition)\b/, word: 'plus' },
  { pattern: /\b(?:subtract|subtracts|minus|subtraction)\b/, word: 'minus' },
  { pattern: /\b(?:multiply|multiplies|product of|multiplication)\b/, word: 'times' },
  { pattern: /\b(?:divide|divides|division|quotient)\b/, word: 'divided by' },
];

/** The two numbers of a tool that takes no others, in their order. */
function operandsOf(tool: Tool): readonly [string, string] | undefined {
  const numbers = [...propertiesOf(tool.inputSchema)].filter(([, schema]) => isNumeric(schema));
  const [a, b] = numbers;
  return a === undefined || b === undefined || numbers.length > 2 || !isEnough(tool, [a[0], b[0]])
    ? undefined
    : [a[0], b[0]];
}

const binary: Operation = {
  fill(tool, random) {
    const operands = operandsOf(tool);
    const operator = binaries.find(({ pattern }) => speaksOf(tool, pattern));
    if (operands === undefined || operator === undefined) return undefined;
    // A division without a remainder, and no negative difference: what people work out in passing.
    const b = random.integer(3, 60);
    const a = operator.word === 'divided by' ? b * random.integer(4, 40) : b + random.integer(5, 400);
    return { [operands[0]]: a, [operands[1]]: b };
  },
  word(view) {
    const operands = operandsOf(view.tool);
    const operator = binaries.find(({ pattern }) => speaksOf(view.tool, pattern));
    if (operands === undefined || operator === undefined) return [];
    const term = say`${asked(view, operands[0])} ${operator.word} ${asked(view, operands[1])}`;
    return [plain(term, repeated(term))];
  },
};

/** "What is 17 plus 25?" – "17 plus 25 is 42". */
function plain(term: Part, told: Part): Worded {
  return {
    direct: say`What is ${term}`,
    clause: say`what ${term} is`,
    tell: (value) => say`${told} is ${value}`,
  };
}

const expressionNames = /^(?:expression|expr|formula|equation|calculation)$/;

function expressionOf(tool: Tool): string | undefined {
  const name = parameterNamed(tool, expressionNames);
  const isMath =
    speaksOf(tool, /\b(?:math\w*|calculat\w+|arithmetic)\b/) && !speaksOf(tool, /\bcron\b|\bregex\b/);
  return name !== undefined && isMath && isEnough(tool, [name]) ? name : undefined;
}

function drawnExpression(random: Random): string {
  const [a, b, c] = [random.integer(12, 480), random.integer(3, 36), random.integer(2, 90)];
  return random.pick([`${a} * ${b} + ${c}`, `(${a} + ${c}) * ${b}`, `${a} * ${b} - ${c}`, `${a * b} / ${b}`]);
}

const expression: Operation = {
  fill(tool, random) {
    const name = expressionOf(tool);
    return name === undefined ? undefined : { [name]: drawnExpression(random) };
  },
  word(view) {
    const name = expressionOf(view.tool);
    if (name === undefined || typeof view.step.arguments[name] !== 'string') return [];
    const term = asked(view, name);
    return [plain(term, 'the result')];
  },
};

/** A list of numbers that a tool takes. */
function numbersOf(tool: Tool): string | undefined {
  const found = [...propertiesOf(tool.inputSchema)].find(
    ([, schema]) => schema.type === 'array' && isObject(schema.items) && isNumeric(schema.items),
  );
  const mode = parameterNamed(tool, /^(?:action|mode|operation|type)$/);
  return found !== undefined && mode === undefined && isEnough(tool, [found[0]]) ? found[0] : undefined;
}

const measures = ['average', 'mean', 'median', 'sum', 'minimum', 'maximum'] as const;

const statistics: Operation = {
  fill(tool, random) {
    const name = numbersOf(tool);
    if (name === undefined || !speaksOf(tool, /\b(?:average|mean|median|sum|statistics?|min\w*|max\w*)\b/))
      return undefined;
    const values = Array.from({ length: random.integer(3, 5) }, () => random.integer(2, 240));
    return { [name]: values };
  },
  word(view) {
    const name = numbersOf(view.tool);
    const values = name === undefined ? undefined : view.step.arguments[name];
    if (name === undefined || !Array.isArray(values) || values.length < 2) return [];
    const { step } = view;
    const texts = values.map(String);
    const all = `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
    const asks = texts.map((text, index) => ({ step: step.id, path: `/${name}/${index}`, text }));
    const numbers = words(all, { asks, steps: [step.id] });
    return measures
      .filter((measure) => speaksOf(view.tool, new RegExp(`\\b${measure}`)))
      .map((measure) => {
        const term = say`the ${measure} of ${numbers}`;
        return {
          direct: say`What is ${term}`,
          clause: say`what ${term} is`,
          tell: (value: Part) => say`the ${measure} of ${repeated(numbers)} is ${value}`,
          keys: new RegExp(`^${measure.slice(0, 3)}`),
        };
      });
  },
};

interface Base {
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

function baseOf(tool: Tool): Base | undefined {
  const value = parameterNamed(tool, /^(?:value|number|input|digits)$/);
  const from = parameterNamed(tool, /^(?:from(?: base)?|source base|base from)$/);
  const to = parameterNamed(tool, /^(?:to(?: base)?|target base|base to)$/);
  if (value === undefined || from === undefined || to === undefined) return undefined;
  const isBase = speaksOf(tool, /\bbases?\b|\bradix\b/) && isNumeric(schemaOf(tool, from));
  return isBase && isEnough(tool, [value, from, to]) ? { value, from, to } : undefined;
}

const base: Operation = {
  fill(tool, random) {
    const names = baseOf(tool);
    if (names === undefined) return undefined;
    return {
      [names.value]: String(random.integer(20, 9999)),
      [names.from]: 10,
      [names.to]: random.pick([2, 8, 16, 36]),
    };
  },
  word(view) {
    const names = baseOf(view.tool);
    if (names === undefined) return [];
    const number = say`${asked(view, names.value)} in base ${asked(view, names.from)}`;
    const to = asked(view, names.to);
    return [
      {
        direct: say`How is ${number} written in base ${to}`,
        clause: say`how ${number} is written in base ${to}`,
        tell: (value) => say`in base ${String(view.step.arguments[names.to])} it is ${value}`,
        keys: /^(?:result|output|converted)$/,
      },
    ];
  },
};

export const arithmetic: readonly Operation[] = [binary, expression, statistics, base];
