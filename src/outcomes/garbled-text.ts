// Text that is none: bytes taken for characters, halves of characters, characters that nobody sees or that turn others round.
import type { JsonObject } from '../model/json.ts';
import type { ToolResult } from '../model/tool.ts';

// Tabs, line breaks and the escapes of terminals are left alone.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\u0000-\u0007\u000e-\u001a\u001c-\u001f\u0080-\u0084\u0086-\u009f]/;
const loneSurrogate = /\p{Surrogate}/u;
const noncharacter = /[\ufffe\uffff]|[\ufdd0-\ufdef]/;
const replacement = '\ufffd';
/** More in a row than any script stacks. */
const stacked = /\p{M}{9}/u;
const turning = /[\u202d\u202e]/;
/** Tag letters are of use in the flags of regions alone, which begin with a black flag. */
const hidden = /(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0001}-\u{e007f}]/u;
// One look is enough for nearly every text: nothing that is looked for below is among these.
const ordinary =
  /^[\s -~\u00a0-\u02ff\u0370-\u0482\u0531-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u23ff\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]*$/;

/** What of a result's texts cannot be read or stored as text, as a noun phrase; undefined where all are sound. */
export function garbledText(result: ToolResult): string | undefined {
  for (const { type, text } of result.content) {
    const garbled = type === 'text' && typeof text === 'string' ? garbledIn(text) : undefined;
    if (garbled !== undefined) return garbled;
  }
  return result.structuredContent === undefined ? undefined : garbledBelow(result.structuredContent);
}

function garbledBelow(value: unknown): string | undefined {
  if (typeof value === 'string') return garbledIn(value);
  if (typeof value !== 'object' || value === null) return undefined;
  // Arrays too: a loop over keys makes nothing, and every result comes through here.
  for (const key in value) {
    const garbled = garbledBelow((value as JsonObject)[key]);
    if (garbled !== undefined) return garbled;
  }
  return undefined;
}

function garbledIn(text: string): string | undefined {
  if (ordinary.test(text)) return undefined;
  if (loneSurrogate.test(text)) return 'half of a character (a lone surrogate)';
  const strange = control.exec(text)?.[0] ?? noncharacter.exec(text)?.[0];
  if (strange !== undefined) return `binary data (${codePoint(strange)})`;
  // One may stand where a character was lost; many are what decoding bytes leaves.
  if (text.split(replacement).length > Math.max(4, text.length / 100)) return 'binary data (U+FFFD)';
  const turns = turning.exec(text)?.[0];
  if (turns !== undefined) return `characters that change the text direction (${codePoint(turns)})`;
  if (hidden.test(text)) return 'invisible letters (Unicode tags)';
  if (stacked.test(text)) return 'stacked combining marks';
  return undefined;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
