// The words of a value as databases and enumerations write it: `PENDING_APPROVAL`, `flat_fee`, `HIGH`.

const code = /^\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)+$/u;

/**
 * A value as a person says it: "pending approval" for `PENDING_APPROVAL`; names as they are. Of one word with capitals nobody
 * knows whether it is a name or an acronym, unless its field says how a thing is: then it is "high" for `HIGH`.
 */
export function codeWords(value: string, field: readonly string[]): string {
  if (code.test(value)) {
    const text = value.replaceAll('_', ' ');
    return /\p{Ll}/u.test(text) ? text : text.toLowerCase();
  }
  // "PACKAGING" is too long for an acronym.
  if (/^\p{Lu}{6,}$/u.test(value)) return value.toLowerCase();
  const isLoud = /^\p{Lu}{3,}(?: \p{Lu}+)*$/u.test(value);
  const isPhrase = /^\p{Lu}\p{Ll}+(?: \p{Ll}+)+$/u.test(value);
  const isWord = /^\p{Lu}\p{Ll}+$/u.test(value) && (field.at(-1) !== 'state' || common.test(value));
  return saysHow(field) && (isLoud || isPhrase || isWord) ? value.toLowerCase() : value;
}

/** What no part of a country is called. */
const common = /(?:ed|ing|open|active|new|done|draft|ready)$/i;

/** Whether the words of a name say that its values tell how a thing is: a status, a priority, a risk rating. */
function saysHow(words: readonly string[]): boolean {
  const [before = '', last = ''] = words.slice(-2);
  if (last === 'level') return /^(?:risk|threat|alert|hazard|priority|severity|confidence)$/.test(before);
  return /^(?:status|state|priority|severity|stage|phase|condition|rating|health|urgency|outcome|availability|visibility|risk|impact|probability|likelihood)$/.test(
    words.at(-1) ?? '',
  );
}
