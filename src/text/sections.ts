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
    return text
      .slice(endOf(place), next?.start)
      .replace(/^[^\p{L}\p{N}"“(]+/u, '')
      .replace(/(?:\s|[-=#*_]{2,})+$/u, '');
  });
}

function endOf(place: { readonly item: string; readonly start: number } | undefined): number {
  return place === undefined ? 0 : place.start + place.item.length;
}
