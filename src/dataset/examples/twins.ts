// Twins: tools that do what another one does, so that either would be a right answer.
import { canonical } from '../../model/json.ts';
import type { SampleTool } from '../../model/sample.ts';
import { mayWrite } from '../../model/tool.ts';
import { propertiesOf, requiredOf } from '../../schemas/schema-validator.ts';
import { readToolName, singular, wordsOf } from '../../text/naming.ts';

/** The properties of a tool that decide whether another does the same. */
interface Face {
  readonly words: string;
  readonly verb: string;
  readonly object: string;
  readonly required: string;
  readonly properties: ReadonlySet<string>;
  readonly writes: boolean;
  readonly outputs: string;
}

/** Verbs that ask for the same. */
const verbClasses: readonly (readonly string[])[] = [
  [
    'get',
    'read',
    'fetch',
    'retrieve',
    'show',
    'view',
    'describe',
    'return',
    'give',
    'display',
    'open',
    'lookup',
    'look',
  ],
  ['list', 'enumerate', 'browse'],
  ['search', 'find', 'query', 'match', 'discover'],
  ['create', 'add', 'insert', 'make', 'register', 'post', 'submit'],
  ['update', 'edit', 'change', 'set', 'put'],
  ['delete', 'remove'],
];
const classOfVerb = new Map(
  verbClasses.flatMap((verbs) => verbs.map((verb) => [verb, verbs[0] ?? verb] as const)),
);

const faces = new WeakMap<SampleTool, Face>();

function faceOf(tool: SampleTool): Face {
  let face = faces.get(tool);
  if (face === undefined) {
    const { verb = '', object } = readToolName(tool.tool);
    const names = (list: Iterable<string>) => [...list].map((name) => wordsOf(name).join('')).sort();
    face = {
      words: wordsOf(tool.tool).map(singular).join(' '),
      verb: classOfVerb.get(verb) ?? verb,
      object: object.map(singular).join(' '),
      required: names(requiredOf(tool.inputSchema)).join(' '),
      properties: new Set(names(propertiesOf(tool.inputSchema).keys())),
      writes: mayWrite(tool),
      outputs:
        tool.outputSchema === undefined
          ? ''
          : canonical(Object.keys(tool.outputSchema.properties ?? {}).sort()),
    };
    faces.set(tool, face);
  }
  return face;
}

/**
 * Whether one tool would do as well as the other: the same name on another server, the same verb and
 * object with the same requirements, or another name for the same inputs and outputs.
 */
export function areTwins(one: SampleTool, other: SampleTool): boolean {
  if (one.description === other.description && one.description.length > 20) return true;
  const [a, b] = [faceOf(one), faceOf(other)];
  if (a.words === b.words) return one.server !== other.server || a.required === b.required;
  if (a.writes !== b.writes || a.object === '' || a.object !== b.object || a.verb !== b.verb) return false;
  // The words between a verb and a preposition are equal: "get order", "fetch order by id".
  return a.required === b.required || shares(a, b);
}

/** Whether one accepts everything the other requires, and both return the same. */
function shares(a: Face, b: Face): boolean {
  const takes = (face: Face, other: Face) =>
    face.required !== '' && face.required.split(' ').every((name) => other.properties.has(name));
  return (takes(a, b) || takes(b, a)) && (a.outputs === b.outputs || a.outputs === '' || b.outputs === '');
}
