// How things are called by their names.
import { expect, test } from 'vitest';
import { byName, byNameAlone } from '../../../../src/backends/symbolic/words/proper.ts';

test.each([
  ['directory', '/workspace/documents', '/workspace/documents'],
  ['file', 'notes.md', 'the file “notes.md”'],
  ['product', 'small pump', 'the small pump'],
  ['person', 'Noor El-Khatib', 'Noor El-Khatib'],
  ['room', 'Back Bay', 'the Back Bay room'],
  ['column', 'price', 'the price column'],
  ['booking', 'MR 1888, Munich to Milan', 'the “MR 1888, Munich to Milan” booking'],
  ['workspace', 'Portal', 'the Portal workspace'],
  ['product', 'Whiteboard', 'the Whiteboard'],
  ['entity', 'Kafka', 'Kafka'],
  ['purchase order', 'Seal kits', 'the purchase order “Seal kits”'],
  ['flag', 'Dark mode', 'the flag “Dark mode”'],
  ['experiment', 'Dark by default', 'the experiment “Dark by default”'],
  ['matter', 'Hollis v. Granger Foods', 'the matter “Hollis v. Granger Foods”'],
  ['variant', 'green', 'the green variant'],
  ['product', 'Tracea V vacuum gauge', 'the Tracea V vacuum gauge'],
  ['route', 'Oban - Craignure', 'the Oban - Craignure route'],
  ['line', 'Lyon to Saint Étienne', 'the Lyon to Saint Étienne line'],
  ['dog', 'Hector', 'Hector'],
  ['stay', 'Ziggy', "Ziggy's stay"],
  ['instrument', 'Mosaic 8', 'the Mosaic 8 instrument'],
  ['telescope', 'North Dome 2.4 m', 'the North Dome 2.4 m telescope'],
  ['product', 'Corvus 24', 'the Corvus 24'],
  ['playlist', 'Dusk - Dawn', 'the playlist “Dusk - Dawn”'],
])('a %s named %s is %s', (noun, name, called) => {
  expect(byName(noun, name)).toBe(called);
});

test.each([
  ['variant', 'green', 'green'],
  ['cost centre', 'Blending', 'Blending'],
  ['amenity', 'airport shuttle', 'airport shuttle'],
  ['product', 'small pump', 'the small pump'],
  ['order', 'SO-2026-1116', 'SO-2026-1116'],
  ['flag', 'Dark mode', '“Dark mode”'],
  ['instrument', 'Mosaic 8', 'Mosaic 8'],
])('where a %s has just been said, %s is %s', (noun, name, called) => {
  expect(byNameAlone(noun, name)).toBe(called);
});
