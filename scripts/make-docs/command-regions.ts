// The reference of the command line: one section per command, from the same data that the parser and --help use.
import { allCommands } from '../../src/cli/all-commands.ts';
import type { Command, Flag } from '../../src/cli/command.ts';
import { code, markdownTable, type Regions } from './regions.ts';

const program = 'toolgrad-mcp';

export function commandRegions(): Regions {
  return {
    overview: markdownTable(
      ['Command', 'What it does'],
      allCommands.map((command) => [`[${code(command.name)}](#${command.name})`, command.description]),
    ),
    commands: allCommands.map(section).join('\n\n'),
  };
}

function section(command: Command): string {
  const examples = (command.examples ?? []).map(
    ([line, does]) => `# ${does}\nnpx ${line.replace('$0', program)}`,
  );
  return [
    `### ${command.name}`,
    `${command.description}.`,
    fenced('text', usage(command)),
    ...argumentsOf(command).map(({ name, description }) => `${code(`<${name}>`)}: ${description}.`),
    flagTable(command),
    ...(examples.length === 0 ? [] : [fenced('console', examples.join('\n\n'))]),
  ].join('\n\n');
}

function usage({ name, argument, otherArgument }: Command): string {
  const places = [
    ...(argument === undefined ? [] : [`<${argument.name}>`]),
    ...(otherArgument === undefined ? [] : [`[${otherArgument.name}]`]),
  ];
  return [program, name, ...places, '[flags]'].join(' ');
}

function argumentsOf({ argument, otherArgument }: Command) {
  return [argument, otherArgument].filter((one) => one !== undefined);
}

/** Flags of a group next to each other, groups in the order of the help. */
function flagTable({ flags }: Command): string {
  const entries = Object.entries(flags);
  const groups = [...new Set(entries.map(([, { group }]) => group))];
  const sorted = groups.flatMap((group) => entries.filter(([, flag]) => flag.group === group));
  return markdownTable(
    ['Flag', 'Default', 'Description'],
    sorted.map(([name, flag]) => [written(name, flag), defaultOf(flag), flag.description]),
  );
}

function written(name: string, { alias }: Flag): string {
  return [...(alias === undefined ? [] : [`-${alias}`]), `--${name}`].map(code).join(', ');
}

/** A default that can be typed is code; one that is described is prose. */
function defaultOf({ default: known }: Flag): string {
  if (known === undefined) return '';
  return known.includes(' ') ? known : code(known);
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
