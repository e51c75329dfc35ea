// Answering `judge`: a query that says what every step does is a good one.
import { phraseOf } from './phrase.ts';
import { callsIn, quotedIn, type Sections } from './prompt.ts';

export function answerJudge(sections: Sections): object {
  const query = quotedIn(sections.get('Query')).toLowerCase();
  const missing = callsIn(sections.get('Steps')).filter(({ tool }) => !query.includes(phraseOf(tool)));
  return {
    score: missing.length === 0 ? 0.9 : 0.4,
    critiques: missing.map(({ tool }) => ({
      tool,
      path: null,
      message: 'The query does not call for this. Ask for it in plain words.',
    })),
  };
}
