// Characters that a person does not see and a model reads: instructions hide in them.

/** Letters of ASCII in a plane of their own, which nothing shows; the flags of England, Scotland and Wales end in some. */
const tags = /[\u{e0020}-\u{e007f}]+/gu;
const flag = /\u{1f3f4}[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{2,6}\u{e007f}/gu;
/** Makes what follows read backwards, whatever it is. */
const override = /[\u202d\u202e]/;
/** So many in a row join and separate nothing: they are bits of a message. */
const smuggled = /(?:[\u200b-\u200f\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]){8,}/u;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0001}-\u{e007f}]/gu;
/** Nearly every text has none of all these. */
const anyHidden =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0001}-\u{e007f}]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;

/** What is hidden in a text, as a noun phrase; undefined where nothing is. */
export function hiddenIn(text: string): string | undefined {
  if (!anyHidden.test(text)) return undefined;
  const [tagged] = text.replace(flag, '').match(tags) ?? [];
  if (tagged !== undefined && tagged.length > 4) return `invisible letters that read ${quote(tagged)}`;
  if (override.test(text)) return 'a character that turns the direction of what follows';
  return smuggled.test(text) ? 'a long row of invisible characters' : undefined;
}

/** The text as a person sees it: a word with an invisible character in it is that word. */
export function visible(text: string): string {
  return anyHidden.test(text) ? text.replace(invisible, '') : text;
}

function quote(tagged: string): string {
  const letters = [...tagged].map((tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000));
  return JSON.stringify(letters.join('').slice(0, 60));
}
