// What a model says aloud: its text without the thoughts that some endpoints leave in it.

const names = 'think|thinking|thought|thoughts|reasoning|reflection|seed:think|scratchpad|analysis';
const thoughts = new RegExp(`<(${names})>[\\s\\S]*?(?:<\\/\\1>|$)`, 'gi');
const bracketed = /\[(THINK|THINKING|REASONING)\][\s\S]*?(?:\[\/\1\]|$)|◁think▷[\s\S]*?(?:◁\/think▷|$)/g;
/** Where a thought ends whose beginning stands in the prompt: some templates open it for the model. */
const ending = new RegExp(`<\\/(?:${names})>|\\[\\/(?:THINK|THINKING|REASONING)\\]|◁\\/think▷`, 'gi');
const opening = new RegExp(`^(?:<(?:${names})>|\\[(?:THINK|THINKING|REASONING)\\]|◁think▷)`, 'i');
/** Channels: `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…`. */
const channel = /<\|channel\|>\s{0,5}(\w{1,30})\b[^<]{0,80}(?:<\|constrain\|>[^<]{0,80})?<\|message\|>/g;
const endOfChannel = /<\|(?:end|return|call|start)\|>/;

/**
 * The text without marked thoughts, of which the last may not be closed, and the first not opened; of a text in
 * channels, what is said in the last that is for others. Trimmed.
 */
export function spokenText(text: string): string {
  const said = text.includes('<|channel|>') ? finalChannel(text) : text;
  const marked = said.replace(thoughts, '').replace(bracketed, '');
  return (behindLastThought(marked) ?? marked).trim();
}

/**
 * The text behind the thoughts that it begins with, and all of it where it begins with none: unlike `spokenText`, it leaves
 * alone what looks like a mark inside of an answer. Empty where nothing but a thought is there.
 */
export function behindThoughts(text: string): string {
  let rest = text.trimStart();
  if (rest.startsWith('<|')) return spokenText(rest);
  for (;;) {
    const [mark] = opening.exec(rest) ?? [];
    if (mark === undefined) return rest;
    ending.lastIndex = mark.length;
    const end = ending.exec(rest);
    if (end === null) return '';
    rest = rest.slice(end.index + end[0].length).trimStart();
  }
}

/** The text behind the last mark that ends a thought; undefined where there is none. */
export function behindLastThought(text: string): string | undefined {
  const last = [...text.matchAll(ending)].at(-1);
  return last === undefined ? undefined : text.slice(last.index + last[0].length);
}

function finalChannel(text: string): string {
  const parts = [...text.matchAll(channel)];
  const final = parts.findLast(([, name]) => name !== 'analysis');
  if (final === undefined) return parts.length === 0 ? text : '';
  const rest = text.slice(final.index + final[0].length);
  const end = endOfChannel.exec(rest)?.index;
  return end === undefined ? rest : rest.slice(0, end);
}
