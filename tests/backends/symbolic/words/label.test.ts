// What fields are called by the words of their names.
import { expect, test } from 'vitest';
import { inEnglishOrder, labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
import { wordsOf } from '../../../../src/text/naming.ts';

test.each([
  ['fare_adult', 'adult fare'],
  ['wavelength_min', 'min wavelength'],
  ['price_net', 'net price'],
  ['car_spaces_left', 'car spaces left'],
  ['home_score', 'home score'],
  ['score_home', 'home score'],
])('%s in the order of English: %s', (key, said) => {
  expect(inEnglishOrder(wordsOf(key)).join(' ')).toBe(said);
});

test.each([
  ['average_days_to_decision', 'average number of days to decision'],
  ['avg_heart_rate', 'average heart rate'],
  ['goLiveDate', 'go-live date'],
  ['csat_score', 'CSAT score'],
  ['max_guests', 'maximum number of guests'],
  ['slackChannel', 'Slack channel'],
  ['slo', 'SLO'],
  ['open_pulls', 'open pull requests'],
])('%s: %s', (key, label) => {
  expect(labelFromWords(wordsOf(key))).toBe(label);
});
