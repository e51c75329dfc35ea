// Answering `respond`: what the last steps found, as the writer says it.
import { callsIn, listIn, type Sections } from './prompt.ts';
import { responseTo } from './write.ts';

export function answerRespond(sections: Sections): object {
  const last = new Set(listIn(sections.get('The response must use')).map((line) => line.split(' ')[0]));
  const isRewrite = (sections.get('Critiques')?.length ?? 0) > 0;
  return { response: responseTo(callsIn(sections.get('Steps')), last, isRewrite) };
}
