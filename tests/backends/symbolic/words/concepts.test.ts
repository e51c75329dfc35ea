// How fields are asked for and told: by their concept, by a noun, or not at all.
import { describe, expect, test } from 'vitest';
import { conceptOf } from '../../../../src/backends/symbolic/words/concepts.ts';
import type { Field, FieldKind } from '../../../../src/backends/symbolic/words/field.ts';
import { labelFromWords } from '../../../../src/backends/symbolic/words/label.ts';
import { wordsOf } from '../../../../src/text/naming.ts';

function field(key: string, kind: FieldKind, noun: string, label?: string): Field {
  const words = wordsOf(key);
  return { key, words, label: label ?? labelFromWords(words), noun, kind };
}

const questions = (one: Field) => conceptOf(one).asks.map(({ direct }) => direct);

describe('a field', () => {
  test.each<[string, FieldKind, string]>([
    ['available', 'text', 'product'],
    ['summary', 'text', 'product'],
    ['description', 'text', 'ticket'],
    ['account_health', 'category', 'customer'],
    ['office', 'text', 'city'],
    ['person', 'reference', 'activity'],
    ['cancelled', 'text', 'order'],
    ['failed_count', 'count', 'batch'],
    ['outstanding', 'number', 'invoice'],
    ['on_shelf', 'text', 'book'],
    ['minutes_broken', 'number', 'lift'],
    ['works_held', 'count', 'artist'],
    ['lost_on', 'date', 'claim'],
    ['stolen_at', 'moment', 'report'],
  ])('that is no noun of something a thing has is not asked for: %s', (key, kind, noun) => {
    expect(questions(field(key, kind, noun))).toEqual([]);
  });

  test.each<[string, FieldKind, string, RegExp]>([
    ['serial_number', 'text', 'instrument', /^What is (?:the serial number of \{x\}|\{x's\} serial number)$/],
    [
      'payment_terms',
      'amount',
      'customer',
      /^(?:What are \{x's\} payment terms|How long does \{x\} have to pay)$/,
    ],
    ['payment_terms', 'amount', 'supplier', /^What are \{x's\} payment terms$/],
    ['case_officer', 'category', 'permit', /^Who is (?:the case officer of \{x\}|\{x's\} case officer)$/],
    ['ward', 'category', 'permit', /^Which ward is \{x\} in$/],
    ['ward', 'category', 'patient', /^Which ward is \{x\} on$/],
    ['spent_to_date', 'money', 'project', /^How much has been spent on \{x\}$/],
    ['raised', 'money', 'campaign', /^How much has been raised for \{x\}$/],
    ['vacation_days_left', 'count', 'employee', /^How many vacation days does \{x\} have left$/],
    ['customers_affected', 'count', 'incident', /^How many customers are affected by \{x\}$/],
    ['visitors_to_date', 'count', 'exhibition', /^How many visitors has \{x\} had to date$/],
    ['tickets_sold', 'count', 'concert', /^How many tickets have been sold for \{x\}$/],
    ['language', 'category', 'repository', /^(?:Which|What) language is \{x\} written in$/],
    ['headed_by', 'text', 'department', /^Who is \{x\} headed by$/],
    ['registered_gp', 'text', 'patient', /^Who is /],
    ['voice', 'category', 'member', /^What voice does \{x\} sing$/],
    ['time', 'time', 'appointment', /^What time is \{x\}$/],
    ['reopen_count', 'count', 'ticket', /^How many times has \{x\} been reopened$/],
    ['crew_count', 'count', 'ship', /^How many crew members does \{x\} have$/],
    ['renews_on', 'date', 'contract', /^When does \{x\} renew$/],
    ['lapsed_on', 'date', 'policy', /^When did \{x\} lapse$/],
    ['lease_expiry', 'date', 'flat', /^When does \{x's\} lease expire$/],
    [
      'first_response_at',
      'moment',
      'ticket',
      /^When was (?:\{x's\} first response|the first response of \{x\})$/,
    ],
    ['kennel', 'text', 'dog', /^Which kennel is \{x\} in$/],
    ['sales_rep', 'category', 'order', /^Who is (?:the sales rep of \{x\}|\{x's\} sales rep)$/],
    ['floor', 'number', 'room', /^W(?:hich|hat) floor is \{x\} on$/],
    [
      'customer_since',
      'date',
      'customer',
      /^(?:Since when has \{x\} been a customer|When did \{x\} become a customer)$/,
    ],
    ['next_delivery_on', 'date', 'product', /^When is the next delivery of \{x\}$/],
    ['amount', 'money', 'deal', /^(?:What|How much) is \{x\} worth$/],
    ['language', 'category', 'city', /spoken in \{x\}|speak in \{x\}/],
    ['customer_name', 'reference', 'contact', /^Which company does \{x\} work for$/],
    ['last_inspected_on', 'date', 'lift', /^When was \{x\} last inspected$/],
    ['last_login_at', 'moment', 'user', /^When was (?:\{x's\} last login|the last login of \{x\})$/],
    ['opened_by', 'category', 'account', /^Who (?:opened \{x\}|was \{x\} opened by)$/],
    ['written_by', 'category', 'play', /^Who was \{x\} written by$/],
    ['owned_by', 'category', 'boat', /^Who is \{x\} owned by$/],
    ['triggered_by', 'category', 'job', /^What was \{x\} triggered by$/],
    ['reports_to', 'text', 'employee', /^Who does \{x\} report to$/],
    ['insured_until', 'date', 'van', /^Until when is \{x\} insured$/],
    ['lease_end', 'date', 'flat', /^When does \{x's\} lease end$/],
    ['stored_in', 'text', 'sample', /^Where is \{x\} stored$/],
    ['imported_from', 'text', 'wine', /^Where was \{x\} imported from$/],
    ['lent_to', 'text', 'tool', /^Who was \{x\} lent to$/],
    ['records_processed', 'count', 'job', /^How many records has \{x\} processed$/],
    ['seats_taken', 'count', 'tour', /^How many seats of \{x\} are taken$/],
    ['units_sold', 'count', 'product', /^How many units of \{x\} have been sold$/],
    ['requests_per_second', 'number', 'server', /^What are (?:the|\{x's\}) requests per second/],
    ['insured_value', 'money', 'exhibit', /^What is .*insured value/],
    ['blood_type', 'category', 'donor', /^What is .*blood type/],
    ['age', 'number', 'patient', /^How old is \{x\}$/],
    ['location', 'text', 'sensor', /^Where is \{x\}$/],
  ])('has the question of its concept: %s', (key, kind, noun, question) => {
    const asked = questions(field(key, kind, noun));
    expect(asked).not.toHaveLength(0);
    for (const one of asked) expect(one).toMatch(question);
  });

  test.each([
    ['year_built', 'house', 'When was {x} built'],
    ['founded', 'club', 'When was {x} founded'],
    ['made_in', 'vase', 'When was {x} made'],
  ])('a year is one in which something was done: %s', (key, noun, question) => {
    const asked = { ...field(key, 'number', noun), isYear: true as const };
    expect(questions(asked)).toEqual([question]);
    expect(questions(field(key, 'number', noun))).not.toContain(question);
  });

  test('keeps no place open but those of the thing and its value', () => {
    for (const one of [
      field('price_per_night', 'money', 'hotel'),
      field('distance_to_center_km', 'amount', 'hotel'),
      field('units_sold', 'count', 'product'),
      field('hall', 'text', 'exhibit'),
      field('storage_used', 'amount', 'server'),
      { ...field('remaining', 'amount', 'employee'), unit: { kind: 'period', symbol: 'day' } as const },
    ]) {
      const { asks, tells } = conceptOf(one);
      for (const pattern of [...asks.flatMap(({ direct, clause }) => [direct, clause]), ...tells])
        expect(pattern.replace(/\{(?:x|x's|v)\}/g, '')).not.toContain('{');
    }
  });
});

test.each<[string, string]>([
  ['master', 'vessel'],
  ['principal_investigator', 'instrument'],
  ['headteacher', 'school'],
])('a person is asked for by "who": %s', (key, noun) => {
  for (const question of questions(field(key, 'category', noun))) expect(question).toMatch(/^Who is /);
  expect(questions(field(key, 'category', noun))).not.toEqual([]);
});

test('who found something is past, wherever it is kept', () => {
  expect(conceptOf(field('found_by', 'text', 'item')).tells).toEqual(['{x} was found by {v}']);
});
