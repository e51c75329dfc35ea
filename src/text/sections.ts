// A text that tells of several things one after another: what it says under each of their names.

/** What stands in the text behind each item up to the next one; undefined where an item is not in it, or two share a place. */
export function sectionsOf(text: string, items: readonly string[]): readonly string[] | undefined {
  const places = items.map((item) => ({ item, start: item === '' ? -1 : text.indexOf(item) }));
  const sorted = [...places].sort((a, b) => a.start - b.start);
  const isMixed = sorted.some(
    ({ start }, index) => start === -1 || (index > 0 && start < endOf(sorted[index - 1])),
  );
  if (isMixed) return undefined;
  return places.map((place) => {
    const next = sorted[sorted.indexOf(place) + 1];
    // The marks round a heading ("a.md:", "---") are no content.
    return withoutRules(text.slice(endOf(place), next?.start).replace(/^[^\p{L}\p{N}"“(]+/u, ''));
  });
}

/** Without the white space and the rules ("---", "## ") at the end. An expression would try every way to divide a long rule. */
function withoutRules(text: string): string {
  let end = text.length;
  for (;;) {
    const start = end;
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
    let rule = end;
    while (rule > 0 && '-=#*_'.includes(text.charAt(rule - 1))) rule -= 1;
    if (end - rule >= 2) end = rule;
    if (end === start) return text.slice(0, end);
  }
}

function endOf(place: { readonly item: string; readonly start: number } | undefined): number {
  return place === undefined ? 0 : place.start + place.item.length;
}
