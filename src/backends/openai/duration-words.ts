// Durations as people and endpoints write them: "1.3s", "2m 5s", "half a minute", "00:01:30", „zwei Minuten“.

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msec|milli)/i, 1],
  [/^(?:h|ora|uur|stund|timm|timer|godz|saat|小时|小時|時間|час|시간)/i, 3_600_000],
  [/^(?:s|秒|сек|초)/i, 1_000],
  [/^(?:m|dakika|分|мин|분)/i, 60_000],
  [/^(?:d|t|j|dí|giorn|天|日)/i, 86_400_000],
];

/** Small numbers in words, in the languages that endpoints speak. */
const numbers: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [0.5, 'half a|half an|a half|einer halben|eine halbe|半'],
      [1, 'a|an|one|ein|eine|einer|einem|un|une|uno|una|um|uma|een|一|1'],
      [2, 'two|a couple of|a few|zwei|deux|dos|due|dois|twee|两|兩|二'],
      [3, 'three|drei|trois|tres|tre|三'],
      [5, 'five|fünf|cinq|cinco|cinque|五'],
      [10, 'ten|zehn|dix|diez|dieci|dez|十'],
      [15, 'fifteen|fünfzehn|quinze|quince|quindici'],
      [20, 'twenty|zwanzig|vingt|veinte|venti|vinte'],
      [30, 'thirty|dreißig|trente|treinta|trenta|trinta|三十'],
      [60, 'sixty|sechzig|soixante|sesenta|sessanta|六十'],
    ] as const
  ).flatMap(([value, words]) => words.split('|').map((word) => [word, value] as const)),
);

const spelledOut = (isHan: boolean) =>
  Object.keys(numbers)
    .filter((word) => word !== '1' && /\p{Script=Han}/u.test(word) === isHan)
    .sort((a, b) => b.length - a.length)
    .join('|');
/** With the blank behind it: "and" is no "an d". */
const amount = `(?:\\d{1,9}(?:[.,]\\d{1,9})? ?(?:more )?|(?:${spelledOut(false)}) |(?:${spelledOut(true)}) ?)`;
const unit =
  '(?:milliseconds?|milisegundos?|millisekunden?|msecs?|ms|seconds?|secs?|sekund(?:en|er|y)?|secondes?|segundos?|secondi|seconden|saniye|saat|s|minutes?|mins?|minut(?:en|er|y)?|minutos?|minuti|dakika|m|timm(?:ar|e)|timer|godzin(?:ę|y)?|hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|h|days?|tagen?|tage?|jours?|días?|giorni|d|秒钟|秒|分钟|分鐘|分|个?小时|個?小時|時間|天|секунд[аыу]?|сек|минут[аыу]?|мин|час(?:а|ов)?|초|분|시간)';
/** A clock's time with hours: 00:01:30. */
const clock = '\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?';
/** As ISO 8601 has it: PT1M15S. */
const iso = 'PT(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,4}M)?(?:\\d{1,6}(?:\\.\\d{1,6})?S)?';
const piece = `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\d.])${amount}${unit}(?![a-zäöüßéñ])`;

/** One duration, for use inside of another expression (flags `iu`). */
export const duration = `(?:${clock}|${iso}|${piece}(?:[ ,]{0,2}(?:and |und |et |y )?${amount}${unit}(?![a-zäöüßéñ])){0,3})`;

const parts = new RegExp(`(${amount})(${unit})(?![a-zäöüßéñ])`, 'giu');

/** What a text that matches `duration` comes to, in milliseconds. */
export function durationMs(text: string): number {
  if (/^\d{1,2}:\d{2}:/.test(text)) {
    const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
    return (hours * 3600 + minutes * 60 + seconds) * 1000;
  }
  const isIso = /^PT\d/i.test(text);
  let sum = 0;
  for (const [, written = '', named = ''] of (isIso
    ? text.replace(/[PT]+|(?<=[HMS])/gi, ' ')
    : text
  ).matchAll(parts)) {
    const plain = written
      .replace(/ more /i, '')
      .trim()
      .toLowerCase();
    sum += (numbers[plain] ?? Number(plain.replace(',', '.'))) * perUnit(named);
  }
  return sum;
}

function perUnit(named: string): number {
  const plain = named.replace(/^[个個]/u, '');
  return units.find(([pattern]) => pattern.test(plain))?.[1] ?? 1_000;
}
