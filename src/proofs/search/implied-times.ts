// Times that no value has and that follow from others: the end of what starts then and lasts so long, the month of a field's name.
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { unitOf } from '../../text/sayings/units.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { thingMisfit } from './belongs.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading } from './reading.ts';

const clock = /(?:^|[T ])(\d\d):(\d\d)/;

/** Whether a mention says such a time. */
export function isImpliedTime(reading: AnswerReading, mention: Mention): boolean {
  return isEnd(reading, mention) || isPeriodOfField(reading, mention);
}

/** "From 18:15 to 19:15", of what starts at 18:15 and takes 60 minutes. */
function isEnd(reading: AnswerReading, mention: Mention): boolean {
  if (mention.kind !== 'time') return false;
  return reading.scene.facts.some((start) => {
    const [, hours, minutes] = typeof start.value === 'string' ? (clock.exec(start.value) ?? []) : [];
    if (hours === undefined || !/start|begin|depart|leav|open|from|slot|^time$/.test(start.key)) return false;
    const from = Number(hours) * 3600 + Number(minutes) * 60;
    return reading.scene.facts.some(
      (length) =>
        length.step === start.step &&
        length.record === start.record &&
        mention.readings.some(
          (each) => each.as === 'time' && each.seconds === (from + secondsOf(length)) % 86_400,
        ) &&
        secondsOf(length) > 0 &&
        thingMisfit(reading, mention, start) === undefined,
    );
  });
}

function secondsOf({ key, value }: Fact): number {
  const unit = unitOf(measureOf([key], undefined)?.unit ?? '');
  return typeof value === 'number' && unit?.dimension === 'time' ? value * unit.factor : 0;
}

/** "The nine visits he made last month", of `visits_last_month`. */
function isPeriodOfField({ scene }: AnswerReading, { kind, text }: Mention): boolean {
  if (kind !== 'period' && kind !== 'date') return false;
  const words = wordsOf(text.toLowerCase().replaceAll(' ', '_'));
  return (
    words.length > 1 &&
    scene.facts.some(({ key }) => {
      const own = wordsOf(key);
      return words.every((word) => own.includes(word));
    })
  );
}
