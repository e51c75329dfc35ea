// Currencies by code and sign. Names are words of a language.

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether a text is a currency's ISO 4217 code, in capitals. */
export function isCurrencyCode(text: string): boolean {
  return text.length === 3 && codes.has(text);
}

// A bare "$" is the dollar of the United States; the others are written with their country.
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  US$: 'USD',
  '£': 'GBP',
  '¥': 'JPY CNY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '₫': 'VND',
  '₴': 'UAH',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  '₿': 'BTC',
  '¢': 'USD/100',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  SG$: 'SGD',
  R$: 'BRL',
  MX$: 'MXN',
  'JP¥': 'JPY',
  'CN¥': 'CNY',
  kr: 'SEK NOK DKK ISK',
  'kr.': 'DKK',
  Rs: 'INR PKR LKR',
  'Rs.': 'INR PKR LKR',
  Fr: 'CHF',
  'Fr.': 'CHF',
  SFr: 'CHF',
  'SFr.': 'CHF',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
};
const escapeMark = (text: string) => text.replace(/[.$]/g, '\\$&');
const pattern = new RegExp(
  `(?:${Object.keys(signs)
    .sort((a, b) => b.length - a.length)
    .map(escapeMark)
    .join('|')}|[A-Z]{3}(?![\\p{L}\\p{N}_]))`,
  'uy',
);
const letter = /\p{L}/u;

const named =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MAD MXN MYR NGN ' +
  'NOK NZD PEN PHP PKR PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR';

/** What the currencies in use are called in a language, one and several of each. */
export function currencyNames(language: string): (readonly [name: string, codes: readonly string[]])[] {
  return named.split(' ').flatMap((currency) => {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'name' });
    const names = [1, 2].map(
      (count) => format.formatToParts(count).find(({ type }) => type === 'currency')?.value,
    );
    return [...new Set(names)].flatMap((name) => (name === undefined ? [] : [[name, [currency]] as const]));
  });
}

export interface CurrencyMatch {
  /** ISO codes; "/100" behind one for its minor unit. */
  readonly currencies: readonly string[];
  /** The place behind it. */
  readonly end: number;
}

/** The currency's sign or code at a place in a text. */
export function readCurrency(text: string, place: number): CurrencyMatch | undefined {
  pattern.lastIndex = place;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  const end = place + found.length;
  const known = signs[found];
  if (known === undefined) return codes.has(found) ? { currencies: [found], end } : undefined;
  // "kr" and "Fr" only as words of their own.
  if (letter.test(found.slice(-1)) && letter.test(text.charAt(end))) return undefined;
  return { currencies: known.split(' '), end };
}
