// For a call that was not recorded: the recorded ones that are most like it.

import { distance } from 'fastest-levenshtein';
import type { Cassette } from '../cassettes/cassette.ts';
import { canonical, type JsonObject } from '../model/json.ts';
import { cutAt } from '../text/clip.ts';

const most = 3;
/** Of calls that are looked at, and of characters of each: an answer should not take seconds. */
const mostCompared = 2_000;
const longestCompared = 200;
const longestShown = 120;

/** Up to three calls of the same tool, the most similar first, as `tool {"path":"…"}`. */
export function nearestCalls(cassette: Cassette, tool: string, args: JsonObject): readonly string[] {
  const wanted = canonical(args).slice(0, longestCompared);
  const texts = new Set<string>();
  for (const call of Object.values(cassette.sessions).flat()) {
    if (call.tool === tool) texts.add(canonical(call.arguments));
    if (texts.size >= mostCompared) break;
  }
  return [...texts]
    .map((text) => ({ text, far: distance(wanted, text.slice(0, longestCompared)) }))
    .sort((a, b) => a.far - b.far || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .map(({ text }) => `${tool} ${cutAt(text, longestShown)}`);
}
