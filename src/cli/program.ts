// The command line: from arguments to a command and its options, or to the help. It runs nothing.

import yargs, { type Argv } from 'yargs';
import { ToolGradError } from '../model/errors.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Command, Said } from './command.ts';

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command; readonly options: unknown }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  /** Nothing was said at all; the text is the help. */
  | { readonly kind: 'nothing'; readonly text: string };

const programName = 'toolgrad-mcp';
const commonFlags = ['help', 'version'];

/** Reads the arguments for one of the commands. Throws `usage` with one sentence if they are wrong. */
export async function parseCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  width: number,
): Promise<Parsed> {
  const words = joinDashedValues(argv);
  let chosen: Command | undefined;
  const program = describe(commands, width, (command) => {
    chosen = command;
  });
  let given: Given = { _: [] };
  let help = '';
  await program.parseAsync(words, {}, (error: Error | null | undefined, values: unknown, output: string) => {
    if (error) throw wrongArguments(error, values as Given, commands);
    given = values as Given;
    help = output;
  });
  if (given.help === true) return { kind: 'help', text: help || (await program.getHelp()) };
  if (given.version === true) return { kind: 'version' };
  if (chosen === undefined) {
    const [word] = given._;
    const flag = Object.keys(given).find((key) => !['_', '$0', ...commonFlags].includes(key));
    if (word === undefined && flag === undefined) return { kind: 'nothing', text: await program.getHelp() };
    const names = commands.map(({ name }) => name);
    throw new ToolGradError(
      'usage',
      word === undefined
        ? `${written(flag as string)} needs a command first: ${names.join(', ')}.`
        : `Unknown command ${word}.${didYouMean(String(word), names)} The commands are ${names.join(', ')}.`,
    );
  }
  return { kind: 'command', command: chosen, options: chosen.options(readSaid(chosen, given)) };
}

/** The parser's error in words of our own: a command says itself what its argument is. */
function wrongArguments(error: Error, { _: [word] }: Given, commands: readonly Command[]): ToolGradError {
  const command = commands.find(({ name }) => name === word);
  if (command !== undefined && /^Not enough non-option arguments/.test(error.message)) {
    command.options({ switches: new Set(), values: {}, lists: {} });
  }
  return new ToolGradError('usage', sentence(error.message));
}

interface Given {
  readonly _: readonly (string | number)[];
  readonly [key: string]: unknown;
}

function describe(commands: readonly Command[], width: number, choose: (command: Command) => void): Argv {
  const program = yargs()
    .scriptName(programName)
    .locale('en')
    .usage('$0 <command> [flags]\n\nGenerate verified tool-use data from any MCP servers.')
    .exitProcess(false)
    .version(false)
    .option('version', { type: 'boolean', description: 'Print the version' })
    .help('help')
    .alias('help', 'h')
    .parserConfiguration({
      // What was typed is what is read: no flag under another name, no number that was a text.
      'camel-case-expansion': false,
      'boolean-negation': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .wrap(Math.min(width, 110))
    .epilogue(`${programName} <command> --help shows the flags of a command.`);
  for (const command of commands) {
    program.command(
      `${command.name}${placesOf(command)}`,
      command.description,
      (builder) => withFlags(builder, command),
      () => choose(command),
    );
  }
  return program;
}

/** ` <run> [other]`: where a command's arguments stand. */
function placesOf({ argument, otherArgument }: Command): string {
  return `${argument === undefined ? '' : ` <${argument.name}>`}${otherArgument === undefined ? '' : ` [${otherArgument.name}]`}`;
}

function withFlags(builder: Argv, command: Command): Argv {
  for (const argument of [command.argument, command.otherArgument]) {
    if (argument !== undefined) builder.positional(argument.name, { description: argument.description });
  }
  builder.usage(`$0 ${command.name}${placesOf(command)} [flags]\n\n${command.description}`);
  for (const [name, flag] of Object.entries(command.flags)) {
    builder.option(name, {
      description: flag.description,
      ...(flag.alias === undefined ? {} : { alias: flag.alias }),
      ...(flag.kind === 'switch' ? { boolean: true } : {}),
      ...(flag.default === undefined ? {} : { defaultDescription: flag.default }),
      ...(flag.group === undefined ? {} : { group: `${flag.group}:` }),
    });
  }
  for (const [line, does] of command.examples ?? []) builder.example(line, does);
  return builder.epilogue('');
}

/** What was said of a command's flags; throws `usage` for what is no flag of it, given twice, or lacks its value. */
function readSaid(command: Command, given: Given): Said {
  const [surplus] = given._.slice(1);
  if (surplus !== undefined) {
    throw new ToolGradError(
      'usage',
      `${command.name} takes ${taken(command)}, so "${surplus}" is unexpected.`,
    );
  }
  const byKey = new Map(
    Object.entries(command.flags).flatMap(([name, flag]) =>
      [name, flag.alias].flatMap((key) => (key === undefined ? [] : [[key, { name, flag }] as const])),
    ),
  );
  const places = [command.argument?.name, command.otherArgument?.name];
  const switches = new Set<string>();
  const values: Record<string, string> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(given)) {
    if (['_', '$0', 'h', ...places, ...commonFlags].includes(key)) continue;
    const known = byKey.get(key);
    if (known === undefined) throw unknownFlag(key, command);
    // yargs repeats a flag under its alias.
    if (value === undefined || key !== known.name) continue;
    const said = (Array.isArray(value) ? value : [value]) as readonly unknown[];
    const { name, flag } = known;
    if (flag.kind !== 'list' && said.length > 1) {
      throw new ToolGradError('usage', `--${name} was given ${said.length} times, but it takes one value.`);
    }
    if (flag.kind === 'switch') {
      if (said[0] === true) switches.add(name);
      continue;
    }
    const texts = said.map((item) => (typeof item === 'string' ? item.trim() : ''));
    if (texts.includes('')) throw new ToolGradError('usage', `--${name} needs a value.`);
    if (flag.kind === 'value') values[name] = texts[0] as string;
    else lists[name] = texts.flatMap(splitList);
  }
  const [argument, otherArgument] = places.map((name) => (name === undefined ? undefined : given[name]));
  return {
    ...(argument === undefined ? {} : { argument: String(argument) }),
    ...(otherArgument === undefined ? {} : { otherArgument: String(otherArgument) }),
    switches,
    values,
    lists,
  };
}

function taken({ argument, otherArgument }: Command): string {
  if (argument === undefined) return 'no argument';
  if (otherArgument === undefined) return `one argument, ${argument.name}`;
  return `at most two arguments, ${argument.name} and ${otherArgument.name}`;
}

function unknownFlag(key: string, command: Command): ToolGradError {
  const flags = [...Object.keys(command.flags), ...commonFlags].map(written);
  return new ToolGradError(
    'usage',
    `${written(key)} is not a flag of ${command.name}.${didYouMean(written(key), flags)} See toolgrad-mcp ${command.name} --help.`,
  );
}

function written(key: string): string {
  return key.length === 1 ? `-${key}` : `--${key}`;
}

/** Commas part the items of a list, those inside the braces of a glob excepted. */
function splitList(text: string): string[] {
  return text
    .split(/,(?![^{]*\})/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `--checks -novel` is a flag and its value, which every parser would take for a flag of its own. */
function joinDashedValues(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const [word, following] = [argv[at] as string, argv[at + 1]];
    if (word === '--checks' && following !== undefined && /^-[a-z]/i.test(following)) {
      words.push(`${word}=${following}`);
      at += 1;
    } else words.push(word);
  }
  return words;
}

function sentence(message: string): string {
  const text = message.trim();
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
