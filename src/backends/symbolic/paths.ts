// Paths: shown by a result, or put together from a folder and what is in it.
import type { Tool } from '../../model/tool.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { type Done, lower } from './known.ts';
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';

/** A path shown by a result, put together from a folder and its entry, or known from before and still under a shown folder. */
export function path(parameter: Parameter, at: Situation): Candidate | undefined {
  const wantsFolder =
    /director|folder|tree/.test(`${parameter.name} ${at.tool.tool}`) || parameter.words.includes('dir');
  if (at.known.done.length === 0) return knownPath(parameter, at, wantsFolder);
  const candidates: Candidate[] = [];
  // A path means something to the server that showed it, and to no other.
  const own = at.known.done.filter(({ server }) => server === at.tool.server);
  for (const call of own) {
    const folder = Object.values(call.arguments).find(
      (value) => typeof value === 'string' && value.startsWith('/'),
    );
    for (const entity of call.entities) {
      const name = entity.name?.value;
      if (typeof name !== 'string') continue;
      const isFolder = entity.noun === 'directory' || (entity.noun === 'path' && !/\.\w+$/.test(name));
      if (isFolder !== wantsFolder || entity.parent !== undefined) continue;
      if (entity.noun === 'path') candidates.push({ value: name, fit: 4, bound: true, entity });
      else if (typeof folder === 'string' && (entity.noun === 'file' || entity.noun === 'directory')) {
        candidates.push({ value: `${folder}/${name}`, fit: 4, bound: true, entity });
      }
    }
  }
  const roots = shownFolders(own);
  for (const value of parameter.accepted) {
    if (typeof value !== 'string' || !roots.some((root) => value.startsWith(`${root}/`))) continue;
    candidates.push({ value, fit: 3, bound: true });
  }
  const fresh = candidates.filter(({ value }) => !at.taken.has(lower(value as string)));
  const unused = fresh.filter(({ value }) => !at.known.given.has(lower(value as string)));
  const choices = unused.length > 0 ? unused : fresh;
  return choices.length === 0 ? undefined : at.random.pick(choices);
}

/** A path that the tool has accepted before, or that its server has shown as a whole. */
function knownPath(parameter: Parameter, at: Situation, wantsFolder: boolean): Candidate | undefined {
  const shown = at.memory
    .names('path')
    .filter(({ name, tool }) => tool.startsWith(`${at.tool.server}__`) && isFolder(name) === wantsFolder)
    .map(({ name }) => name);
  return pick([...parameter.accepted, ...parameter.examples, ...shown], at);
}

/** Whether a tool is called with nothing but a path. */
export function requiresPath(tool: Tool): boolean {
  const [only, ...others] = requiredOf(tool.inputSchema);
  return only !== undefined && others.length === 0 && /^(?:path|dir|directory|folder)$/i.test(only);
}

function isFolder(path: string): boolean {
  return !/\.\w+$/.test(path);
}

function shownFolders(calls: readonly Done[]): string[] {
  return calls.flatMap((call) =>
    call.entities.flatMap(({ noun, name }) =>
      noun === 'path' && typeof name?.value === 'string' && !/\.\w+$/.test(name.value) ? [name.value] : [],
    ),
  );
}
