// What a language model is asked at each stage, and what it has to answer.
//
// Every prompt is one system message, the stage's rules, which never change, and one user message: sections under
// `## ` headings, what stays the same first, then what only grows (the steps, in order), then what varies, the task
// last. So requests in a row begin alike, and an endpoint's cache of prompts holds most of them.
//
// Programs may read prompts too, line by line:
//   ## Tools                  a section; each file names its own
//   server__tool(a: string)   a tool, in sections of tools
//   ### step_1 server__tool   a step; `chain:`, `arguments:` (JSON), `takes:` (paths and steps), `result:` follow
//   ### attempt_1 server__tool, #### call_1 server__tool kept     the same for what was tried; `error:` for `result:`
//   ### p1 succeeded          a report; `instruction:` and its calls follow
//   | {"a":1}                 what a tool answered; JSON is one line, and JSON even where something was cut
//   - server__tool /path: "…" a critique, or what is known of an argument; `- the whole: "…"` where it is of no tool
// No text of a server's can look like a line of ours, nor stand outside the fences that the rules tell of (`fence.ts`):
// results and errors are quoted behind `| `, descriptions, critiques and values in double quotes, notes between /* */.
import type { z } from 'zod';
import type { Message, Stage, StageIO } from '../model/seams.ts';
import { rememberRecent } from '../text/recent.ts';
import { answerAct, promptAct } from './act.ts';
import { answerJudge, promptJudge } from './judge.ts';
import { answerPropose, promptPropose } from './propose.ts';
import { answerQuery, promptQuery } from './query.ts';
import { answerRespond, promptRespond } from './respond.ts';
import { answerReword, promptReword } from './reword.ts';
import { answerSelect, promptSelect } from './select.ts';
import { answerSolve, promptSolve } from './solve.ts';
import { answerStep, promptStep } from './step.ts';
import { answerWrite, promptWrite } from './write.ts';

interface StagePrompt<S extends Stage> {
  readonly prompt: (input: StageIO[S]['in']) => readonly Message[];
  readonly answer: (input: StageIO[S]['in']) => z.ZodType<StageIO[S]['out']>;
}

const stages: { readonly [S in Stage]: StagePrompt<S> } = {
  propose: { prompt: promptPropose, answer: answerPropose },
  act: { prompt: promptAct, answer: answerAct },
  select: { prompt: promptSelect, answer: answerSelect },
  write: { prompt: promptWrite, answer: answerWrite },
  query: { prompt: promptQuery, answer: answerQuery },
  step: { prompt: promptStep, answer: answerStep },
  respond: { prompt: promptRespond, answer: answerRespond },
  reword: { prompt: promptReword, answer: answerReword },
  judge: { prompt: promptJudge, answer: answerJudge },
  solve: { prompt: promptSolve, answer: answerSolve },
};

/** The messages with the day after the rules: it is the same all through a run, and prompts still begin alike. */
function dated([rules, ...others]: readonly Message[], today: string): readonly Message[] {
  if (rules === undefined) return others;
  return [{ ...rules, content: `${rules.content}\n\nToday is ${weekdayOf(today)}, ${today}.` }, ...others];
}

// A formatter costs a tenth of a prompt.
const weekdayOf = rememberRecent((today) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(today)),
);

/** The messages of a stage, a system message and a user message; its rules are the same whatever the input. */
export function promptOf<S extends Stage>(stage: S, input: StageIO[S]['in']): readonly Message[] {
  return dated(stages[stage].prompt(input), input.today);
}

/**
 * Reads a stage's answer: the wire shape in, the domain type out. The wire schema, `z.toJSONSchema(…, { io: 'input' })`,
 * is fit for strict structured output and the same for every input of a stage; what depends on the input (which tools,
 * reports and chains there are) is judged afterwards, and what does not fit is an issue that says what to write instead.
 */
export function answerOf<S extends Stage>(stage: S, input: StageIO[S]['in']): z.ZodType<StageIO[S]['out']> {
  return stages[stage].answer(input);
}
