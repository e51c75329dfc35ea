// Answering `reword`: each turn as it is, with a word of greeting or thanks, as people add it.
import type { Random } from '../../../src/model/random.ts';
import type { Sections } from './prompt.ts';

const greetings = ['Hello!', 'Good morning.', 'One question, if I may.'];
const goings = ['Thanks!', 'I see.', 'Good to know.'];
const courtesies = ['Of course.', 'Certainly.', 'Here you are.'];

/** A turn as the prompt shows it. */
export interface ShownTurn {
  readonly kind: string;
  readonly query: string;
  readonly response: string;
}

export function turnsIn(lines: readonly string[] = []): readonly ShownTurn[] {
  const turns: { kind: string; query: string[]; response: string[] }[] = [];
  let into: string[] | undefined;
  for (const line of lines) {
    const head = /^### turn_\d+ ?(\w*)$/.exec(line);
    const turn = turns.at(-1);
    if (head !== null) turns.push({ kind: head[1] ?? '', query: [], response: [] });
    else if (line === 'query:') into = turn?.query;
    else if (line === 'response:') into = turn?.response;
    else if (line.startsWith('| ')) into?.push(line.slice(2));
    else into = undefined;
  }
  return turns.map(({ kind, query, response }) => ({
    kind,
    query: query.join('\n'),
    response: response.join('\n'),
  }));
}

export function answerReword(sections: Sections, random: Random): object {
  return {
    turns: turnsIn(sections.get('Dialogue')).map(({ kind, query, response }, at) => ({
      query: `${random.pick(at === 0 ? greetings : goings)} ${query}`,
      response: kind === 'answer' ? `${random.pick(courtesies)} ${response}` : response,
      claims: [],
    })),
  };
}
