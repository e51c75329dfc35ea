// Masking: whatever the structure and the spelling, no secret survives; and what holds none is the very same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecretMask } from '../../src/secrets/mask-secrets.ts';
import { redact, secretMark } from '../../src/secrets/secret-shapes.ts';

const secret = 'kL9/x"2é+Qz w7&Rt=5';
const token = 'tok_live_9f8e7d6c5b4a3210';
const mask = createSecretMask([secret, token, '731904468']);

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** A secret as a person would choose one, without half of a surrogate pair. */
const secrets = fc
  .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
  .filter((text) => text.trim().length >= 8);

describe('a configured secret', () => {
  const json = (value: unknown) => JSON.stringify(value);
  const spellings: readonly (readonly [name: string, text: (secret: string) => string])[] = [
    ['plain', (text) => text],
    ['in JSON', (text) => json({ text })],
    ['in JSON inside JSON', (text) => json({ text: json([text]) })],
    ['in an address', (text) => `https://host/?q=${encodeURIComponent(text)}`],
    ['in a form', (text) => new URLSearchParams({ text }).toString()],
    ['in base64', (text) => Buffer.from(text).toString('base64')],
    ['in base64 for addresses', (text) => Buffer.from(text).toString('base64url')],
    ['in base64 behind a user', (text) => `Basic ${Buffer.from(`me:${text}`).toString('base64')}`],
    ['in base64 behind another user', (text) => Buffer.from(`user:${text}!`).toString('base64')],
    ['in a file in base64', (text) => Buffer.from(`HOME=/root\nKEY=${text}\nTERM=x\n`).toString('base64')],
    ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
    ['in UTF-16 in base64', (text) => Buffer.from(text, 'utf16le').toString('base64')],
    ['in UTF-16 of the other order in base64', (text) => bigEndian(`k=${text}`).toString('base64')],
    ['in UTF-16 in hexadecimal', (text) => Buffer.from(text, 'utf16le').toString('hex')],
    ['in UTF-16 read as single bytes', (text) => [...text].join('\0')],
    ['in the same in JSON', (text) => json([...text].join('\0'))],
  ];

  test.each(spellings)('is masked %s, with what is around it kept', (_, spell) => {
    fc.assert(
      fc.property(secrets, (text) => {
        const masked = createSecretMask([text]).text(`before ${spell(text)} after`);
        // A secret of very few characters may be a part of the words around it.
        fc.pre(!`before  after${secretMark}https://host/?q=Basic text`.includes(text.trim()));
        expect(masked).toContain(secretMark);
        for (const [, other] of spellings) expect(masked).not.toContain(other(text));
      }),
      { numRuns: 60 },
    );
  });

  test('is masked in full width', () => {
    expect(mask.text('（ｔｏｋ＿ｌｉｖｅ＿９ｆ８ｅ７ｄ６ｃ５ｂ４ａ３２１０）')).toBe(`（${secretMark}）`);
  });

  test('is masked as other programs write JSON', () => {
    // Python's way with letters, and PHP's with slashes.
    expect(mask.text('"kL9/x\\"2\\u00e9+Qz w7&Rt=5"')).toBe(`"${secretMark}"`);
    expect(mask.text('"kL9\\/x\\"2é+Qz w7&Rt=5"')).toBe(`"${secretMark}"`);
  });

  const everyUnit = (text: string, how: (unit: string) => string) => text.split('').map(how).join('');
  const hexOf = (text: string) => text.charCodeAt(0).toString(16);
  const foreign: readonly (readonly [name: string, text: (secret: string) => string])[] = [
    ['as Go writes JSON', (text) => text.replace(/[<>&]/g, (one) => `\\u00${hexOf(one)}`)],
    [
      'as .NET writes JSON',
      (text) =>
        everyUnit(text, (one) => (/\w/.test(one) ? one : `\\u${hexOf(one).toUpperCase().padStart(4, '0')}`)),
    ],
    ['as JavaScript writes code points', (text) => everyUnit(text, (one) => `\\u{${hexOf(one)}}`)],
    [
      'as Python writes long escapes',
      (text) => everyUnit(text, (one) => `\\U${hexOf(one).padStart(8, '0')}`),
    ],
    ['in octal', (text) => everyUnit(text, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)],
    ['in Markdown', (text) => text.replace(/[/"+&=]/g, '\\$&')],
    ['in a shell', (text) => text.replace(/["&= ]/g, '\\$&')],
    [
      'in named entities',
      (text) => text.replace(/é/, '&eacute;').replace(/\+/, '&plus;').replace(/=/, '&equals;'),
    ],
    ['in bytes', (text) => (Buffer.from(text).toString('hex').match(/../g) ?? []).join(' ')],
    ['in JSON, every letter', (text) => everyUnit(text, (one) => `\\u${hexOf(one).padStart(4, '0')}`)],
    [
      'in JSON inside JSON, every letter',
      (text) => everyUnit(text, (one) => `\\\\u${hexOf(one).padStart(4, '0')}`),
    ],
    ['in decimal entities', (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join('')],
    [
      'in hexadecimal entities',
      (text) => [...text].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join(''),
    ],
    [
      'in named entities',
      (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    ],
    [
      'percent-encoded, every byte',
      (text) => [...Buffer.from(text)].map((one) => `%${one.toString(16).padStart(2, '0')}`).join(''),
    ],
    ['percent-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
    [
      'in base64, wrapped',
      (text) =>
        Buffer.from(`${'x'.repeat(50)}${text}${'y'.repeat(50)}`)
          .toString('base64')
          .replace(/.{20}/g, '$&\r\n'),
    ],
    [
      'in base64, wrapped in JSON',
      (text) => JSON.stringify(Buffer.from(`head ${text}`).toString('base64').replace(/.{8}/g, '$&\n')),
    ],
  ];

  test.each(foreign)('is masked %s', (_, spell) => {
    for (const text of [secret, token, 'p@ss&word<1>"quoted"', 'größe-17-ünlock']) {
      const masked = createSecretMask([text]);
      expect(masked.holds(spell(text))).toBe(true);
      expect(masked.text(`a ${spell(text)} b`)).toContain(secretMark);
      expect(masked.text(`a ${spell(text)} b`)).not.toContain(spell(text));
      expect(redact(spell(text), [text])).not.toBe(spell(text));
    }
  });

  test('of several lines is masked line by line', () => {
    const lines = ['MIIEvQIBADANBgkqhkiG9w0B', 'AQEFAASCBKcwggSjAgEAAoIB'];
    const key = `-----BEGIN THING-----\n${lines.join('\n')}\n-----END THING-----\n`;
    for (const line of lines) expect(createSecretMask([key]).text(`got ${line}.`)).toBe(`got ${secretMark}.`);
    expect(createSecretMask([key]).text('-----BEGIN THING-----')).toBe('-----BEGIN THING-----');
  });

  test('with symbols in it is masked where half of it was cut off', () => {
    const symbols = createSecretMask(['aB3!dE6@gH9#jK2$mN5%']);
    expect(symbols.text('denied for "aB3!dE6@gH9#jK", sorry')).toBe(`denied for "${secretMark}", sorry`);
    expect(symbols.text('9#jK2$mN5% is wrong')).toBe(`${secretMark} is wrong`);
  });

  test('is masked where half of it was cut off', () => {
    expect(mask.text(`HTTP 500 (denied for ${token.slice(0, 20)})`)).toBe(
      `HTTP 500 (denied for ${secretMark})`,
    );
    expect(mask.text(`${token.slice(8)} is wrong`)).toBe(`${secretMark} is wrong`);
  });

  test('is masked without the scheme that a header has before it', () => {
    const ofHeader = createSecretMask(['Bearer q7w8e9r0t1y2']);
    expect(ofHeader.text('Authorization: Bearer q7w8e9r0t1y2')).toBe(`Authorization: ${secretMark}`);
    expect(ofHeader.text('{"token":"q7w8e9r0t1y2"}')).toBe(`{"token":"${secretMark}"}`);
  });

  test('is masked as a number, and as two names of properties that stay two', () => {
    const value = { pin: 731904468, [token]: 1, [`${token}2`]: 2, deep: [{ [token]: 3 }] };
    expect(mask.value(value)).toEqual({
      pin: secretMark,
      [secretMark]: 1,
      [`${secretMark}2`]: 2,
      deep: [{ [secretMark]: 3 }],
    });
    expect(
      createSecretMask(['one-secret', 'two-secret']).value({ 'one-secret': 1, 'two-secret': 2 }),
    ).toEqual({
      [secretMark]: 1,
      [`${secretMark} 2`]: 2,
    });
  });
});

describe('well-known shapes', () => {
  const pem = `-----BEGIN RSA ${'PRIVATE KEY'}-----\n${'MIIEowIBAAKCAQEA'.repeat(4)}\n-----END RSA ${'PRIVATE KEY'}-----`;
  const shapes = [
    `sk-ant-api03-${'aB3'.repeat(10)}`,
    `ghp_${'a1B2'.repeat(9)}`,
    `AKIA${'ABCD1234'.repeat(2)}`,
    `xoxb-${'1234567890'}`,
    `gsk_${'aB3d'.repeat(13)}`,
    `hvs.${'aB3d'.repeat(7)}`,
    `123456789:AA${'aB3'.repeat(11)}`,
    `shpat_${'0123456789abcdef'.repeat(2)}`,
    pem,
    pem.slice(0, 70),
  ];

  test.each(shapes)('%s', (shape) => {
    for (const text of [
      shape,
      `key: ${shape}`,
      JSON.stringify({ a: `x\n${shape}` }),
      `\\t${JSON.stringify(shape)}`,
    ]) {
      const masked = mask.text(text);
      expect(masked).toContain(secretMark);
      expect(masked).not.toContain(shape.slice(0, 30));
      expect(masked).not.toContain('MIIEow');
    }
  });

  test.each([
    'task-1234567890abcdefghijklmnop',
    'The secret_access_key is a setting.',
    'risk-assessment-2024-final-version-3',
    'https://hooks.slack.com/services/',
    'AKIA is a prefix.',
    'sk-learn',
    'the xai-team',
  ])('%s has none of them', (text) => {
    expect(mask.text(text)).toBe(text);
  });
});

test('what holds no secret is the very same object', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      fc.pre(!JSON.stringify(value).includes('731904468'));
      expect(mask.value(value)).toBe(value);
      expect(mask.find(value as never)).toBeUndefined();
    }),
  );
});

test('wherever in a structure a secret stands, it does not survive, and the rest does', () => {
  const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 6 });
  const tree = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, plain, fc.integer(), fc.constant(token), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(fc.oneof(plain, fc.constant(token)), tie('value'), { maxKeys: 4 }),
  })).value;
  fc.assert(
    fc.property(tree, plain, (inside, other) => {
      const value = { inside, other: [other], text: JSON.stringify({ inside }) };
      const masked = mask.value(value);
      expect(JSON.stringify(masked)).not.toContain(token);
      expect(masked.other).toBe(value.other);
      expect(mask.value(masked)).toBe(masked);
      expect(masked === value).toBe(!JSON.stringify(value).includes(token));
      expect(mask.find(value as never) === undefined).toBe(masked === value);
    }),
  );
});

test('what a mask has replaced is found again, as nothing may be sent in its place', () => {
  expect(mask.find({ a: [{ b: `x ${secretMark}` }] })).toBe('/a/0/b');
  expect(mask.find({ [token]: 1 })).toBe('');
});

test('a sentence has dots in place of secrets', () => {
  expect(redact(`crm failed: bad key ${token}.`, [token])).toBe('crm failed: bad key •••.');
});
