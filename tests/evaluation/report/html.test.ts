// The report as a page: whole by the standard's own parser, quiet, and nobody's words become markup.
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { reportHtml } from '../../../src/evaluation/report/html.ts';
import type { EvaluationReport } from '../../../src/evaluation/report/report.ts';
import type { ExampleScores } from '../../../src/evaluation/scoring/example-scores.ts';
import { scorePlayed } from '../../../src/evaluation/scoring/score.ts';
import { chain, perfect, playedOf } from '../scoring/chain-example.ts';
import { wholeEvaluation } from '../summary/some-scores.ts';
import { comparedReport, comparison, reportOf, troubled } from './any-report.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

interface Page {
  readonly html: string;
  readonly elements: readonly Element[];
  readonly text: string;
  readonly errors: readonly ParserError['code'][];
}

function open(report: EvaluationReport): Page {
  const html = reportHtml(report);
  const errors: ParserError['code'][] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const elements: Element[] = [];
  let text = '';
  const visit = (node: Node) => {
    if ('tagName' in node) elements.push(node);
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return { html, elements, text, errors };
}

const named = ({ elements }: Page, name: string) => elements.filter(({ tagName }) => tagName === name);
const attribute = ({ attrs }: Element, name: string) => attrs.find((each) => each.name === name)?.value;

const reports: readonly (readonly [string, EvaluationReport])[] = [
  ['of a perfect player', reportOf(wholeEvaluation(perfect))],
  ['of much trouble', reportOf(troubled, { notices: ['3 calls were not executed.'] })],
  ['beside another', comparedReport],
  ['of nothing', reportOf([])],
];

describe.each(reports)('a report %s', (_, report) => {
  const page = open(report);

  test('is a page without an error', () => {
    expect(page.errors).toEqual([]);
    expect(page.html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.html).not.toContain('undefined');
    expect(page.html).not.toContain('NaN');
    expect(page.html).not.toContain('[object');
  });

  test('loads nothing, runs nothing, leads nowhere', () => {
    const names = new Set(page.elements.map(({ tagName }) => tagName));
    for (const name of [
      'script',
      'link',
      'img',
      'iframe',
      'object',
      'embed',
      'form',
      'a',
      'use',
      'image',
      'foreignObject',
    ])
      expect(names).not.toContain(name);
    const attributes = page.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => /^on|^(src|href|xlink:href|srcset|style)$/.test(name))).toEqual([]);
    expect(page.html).not.toMatch(/url\(|@import|https?:/);
  });

  test('forbids what it does not do', () => {
    const policy = named(page, 'meta').find(
      (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
    );
    expect(attribute(policy as Element, 'content')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
  });

  test('can be read by those who do not see it', () => {
    expect(named(page, 'h1')).toHaveLength(1);
    expect(named(page, 'th').every((cell) => ['row', 'col'].includes(attribute(cell, 'scope') ?? ''))).toBe(
      true,
    );
    for (const figure of named(page, 'svg')) {
      const isSpared = attribute(figure, 'aria-hidden') === 'true';
      const title = figure.childNodes.some((child) => child.nodeName === 'title');
      expect(isSpared || (attribute(figure, 'role') === 'img' && title)).toBe(true);
    }
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps its figures within their frame', () => {
    for (const line of [...named(page, 'line'), ...named(page, 'rect')]) {
      for (const name of ['x', 'x1', 'x2', 'width', 'height']) {
        const value = attribute(line, name);
        if (value !== undefined) expect(Number(value)).toBeGreaterThanOrEqual(0);
      }
    }
    const bars = named(page, 'svg').filter((svg) => attribute(svg, 'class') === 'bar');
    const places = bars.flatMap((svg) =>
      svg.childNodes.flatMap((child) => attribute(child as Element, 'x2') ?? []),
    );
    expect(places.every((place) => Number(place) <= 100)).toBe(true);
  });
});

const attack = `</title></code>'"><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;\u202e\u0000\ud800`;

/** Everything that a model, a server or a world can have written. */
function hostile(text: string): EvaluationReport {
  const example = { ...chain, id: text, query: text, response: text };
  const call = {
    name: text,
    arguments: { [text]: text },
    outcome: { error: { code: text, message: text } },
  };
  const wrong = { ...call, name: 'crm__search_customers' };
  const raw = { name: 'crm__search_customers', arguments: null, raw: text };
  const scores: readonly ExampleScores[] = [
    scorePlayed(example, {
      ...playedOf(example, [[call, wrong, raw]]),
      response: text,
      judged: { score: 1, reason: text },
    }),
    { ...scorePlayed(example, { ...playedOf(example, []), failure: text }), example: `${text}2` },
  ];
  return reportOf(scores, {
    title: text,
    facts: [[text, text]],
    notices: [text],
    comparison: { ...comparison, first: text, second: text },
  });
}

describe('what others wrote', () => {
  const plain = open(hostile('plain words'));

  test('never becomes markup', () => {
    const page = open(hostile(attack));
    expect(page.errors).toEqual([]);
    expect(page.elements.map(({ tagName }) => tagName)).toEqual(plain.elements.map(({ tagName }) => tagName));
    expect(page.text).toContain('<script>alert(1)</script>');
    expect(page.text).toContain('&lt;b&gt;');
  });

  test('never becomes markup, whatever it is', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'<>&"\'`/=!- aTt\u0000\ud800\n'), maxLength: 12 });
    fc.assert(
      fc.property(anyText, (text) => {
        const page = open(hostile(`x${text}`));
        expect(page.elements.map(({ tagName }) => tagName)).toEqual(
          plain.elements.map(({ tagName }) => tagName),
        );
        expect(page.errors).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  test('is cut where it is long', () => {
    const page = open(hostile('long '.repeat(500)));
    expect(page.text).toContain('more characters');
  });
});

test('what went worst is shown with both sides', () => {
  const { text, elements } = open(reportOf(troubled));
  expect(elements.filter(({ tagName }) => tagName === 'article').length).toBeGreaterThan(10);
  for (const words of [
    'crm__search_customers({"query":"Norrbrisk","limit":20})',
    'not called',
    'missed',
    'the right tool with other arguments',
    '/status is "open", not "shipped"',
    'hallucinated: No tool in view has this name.',
    'no final answer',
    'Could not be played: It did not finish within 60 s.',
  ])
    expect(text).toContain(words);
});

test('equal reports are equal pages', () => {
  expect(reportHtml(structuredClone(comparedReport))).toBe(reportHtml(comparedReport));
});
