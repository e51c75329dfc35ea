// Single examples in the report: the query, the right calls and the played ones side by side.

import type { JsonObject } from '../../../model/json.ts';
import type { ArgumentMistake } from '../../../scoring/compare-arguments.ts';
import { clip } from '../../../text/clip.ts';
import type { ExampleScores, ExpectedCallScore, PlayedCallScore } from '../../scoring/example-scores.ts';
import type { NoAnswer } from '../../scoring/no-answer.ts';
import { quantity } from '../quantities.ts';
import { type Markup, markup } from './markup.ts';

/** Maximum length of shown texts, in characters; the evaluation's lines contain everything. */
const longest = { call: 700, text: 1500, value: 120 };

/** One example with what was expected and what was done. */
export function exampleArticle(scores: ExampleScores): Markup {
  const { example, kind, query, expected, played, expectedResponse, response, failure, judgement } = scores;
  const { facts, noAnswer } = scores;
  const rows = callRows(expected, played);
  const nothing = markup`<tr><td class="muted">no call</td><td class="muted">no call</td></tr>`;
  return markup`<article>
<h3>${example} <span class="muted">${kind}</span></h3>
<p class="query text" dir="auto">${clip(query, longest.text)}</p>
<p class="muted">${figuresOf(scores)}</p>
${failure === undefined ? undefined : markup`<p class="bad">Could not be played: ${failure}</p>`}
<table><caption>Calls and final answer</caption>
<thead><tr><th scope="col">right answer</th><th scope="col">played</th></tr></thead>
<tbody>${rows.length === 0 ? nothing : rows}
<tr><td class="text" dir="auto">${clip(expectedResponse, longest.text)}</td><td class="text" dir="auto">${response === null ? markup`<span class="muted">no final answer</span>` : clip(response, longest.text)}</td></tr></tbody></table>
${noAnswer === undefined || failure !== undefined ? undefined : markup`<p class="bad">No answer: ${noAnswerWords[noAnswer]}</p>`}
${factsTold(facts)}
${judgement === undefined ? undefined : markup`<p class="muted">The judge: ${clip(judgement, longest.text)}</p>`}
</article>
`;
}

const noAnswerWords: Readonly<Record<NoAnswer, string>> = {
  failed: 'it failed.',
  cut: 'it was cut at the limit of tokens.',
  filtered: 'a content filter took it.',
  thoughts: 'only thoughts were written.',
  turns: 'calls were made up to the last turn.',
  empty: 'it is empty.',
};

/** Facts of the right answer that are missing or told otherwise. */
function factsTold(facts: ExampleScores['facts']): Markup | undefined {
  const told = facts.filter(({ status, isAsked }) => status === 'wrong' || (isAsked && status === 'missing'));
  if (told.length === 0) return undefined;
  const items = told.map(
    ({ text, status, instead }) =>
      markup`<li><span class="bad">${status}</span> ${clip(text, longest.value)}${instead === undefined ? undefined : markup` <span class="muted">told: ${clip(instead, longest.value)}</span>`}</li>`,
  );
  return markup`<ul>${items}</ul>`;
}

function figuresOf({ measures }: ExampleScores): string {
  const told = [
    ['facts said', measures.factsSaid],
    ['right changes', measures.effectsRight],
    ['tool recall', measures.toolRecall],
    ['argument match', measures.argumentMatch],
    ['partial chain', measures.partialChain],
    ['by result', measures.partialChainLenient],
    ['order', measures.order],
    ['nothing changed', measures.heldBack],
    ['asked', measures.asked],
    ['quality', measures.quality],
  ] as const;
  return told
    .flatMap(([name, value]) => (value === null ? [] : [`${name} ${quantity(value, 'share')}`]))
    .join(' · ');
}

/** A row for each call of the right answer beside the one that stands for it, then what was called beyond that. */
function callRows(
  expected: readonly ExpectedCallScore[],
  played: readonly PlayedCallScore[],
): readonly Markup[] {
  const meant = new Set(expected.map((call) => call.played));
  const rows = expected.map((call) => {
    const own = call.played === null ? undefined : played[call.played];
    return markup`<tr><td>${signature(call.name, call.arguments)}${statusOf(call)}</td><td>${own === undefined ? markup`<span class="bad">not called</span>` : playedCell(own, call)}</td></tr>
`;
  });
  const extra = played.flatMap((call, index) =>
    meant.has(index)
      ? []
      : [
          markup`<tr><td class="muted">no such call</td><td>${playedCell(call)}</td></tr>
`,
        ],
  );
  return [...rows, ...extra];
}

function statusOf({ match, inOrder, askedFor }: ExpectedCallScore): Markup {
  if (!askedFor) return markup`<span class="note muted">a later turn: not asked for</span>`;
  if (match === null) return markup`<span class="note bad">missed</span>`;
  const early = inOrder
    ? undefined
    : markup`<span class="note bad">called before what it needs was known</span>`;
  if (match === 'partial') {
    return markup`<span class="note fair">the right tool with other arguments</span>${early}`;
  }
  return (
    early ?? markup`<span class="note good">${match === 'exact' ? 'met' : 'met, with the same result'}</span>`
  );
}

function playedCell(call: PlayedCallScore, expected?: ExpectedCallScore): Markup {
  const mistakes = expected?.match === 'partial' ? expected.mistakes : [];
  return markup`${signature(call.name, call.arguments, call.raw)}<span class="note muted">answer ${call.round + 1}</span>${
    call.detail === undefined
      ? undefined
      : markup`<span class="note bad">${call.fault ?? 'failed'}: ${clip(call.detail, longest.call)}</span>`
  }${mistakes.map((mistake) => markup`<span class="note fair">${inWords(mistake)}</span>`)}`;
}

function signature(name: string, args: JsonObject | null, raw?: string): Markup {
  const written = args === null ? (raw ?? '…') : JSON.stringify(args);
  return markup`<code>${name}(${clip(written === '{}' ? '' : written, longest.call)})</code>`;
}

function inWords({ path, problem, expected, played }: ArgumentMistake): string {
  const value = (each: unknown) => clip(JSON.stringify(each) ?? 'nothing', longest.value);
  switch (problem) {
    case 'missing':
      return `${path} is missing: ${value(expected)}`;
    case 'unexpected':
      return `${path} is unexpected`;
    case 'type':
      return `${path} has another type than ${value(expected)}`;
    default:
      return `${path} is ${value(played)}, not ${value(expected)}`;
  }
}
