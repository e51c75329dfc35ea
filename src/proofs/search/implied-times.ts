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
  return isEnd(reading, mention) || isPeriodOfField(reading, mention) || isGap(reading, mention);
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

/** "40 minutes late", of what was to leave at 14:25 and leaves at 15:05. */
function isGap(reading: AnswerReading, mention: Mention): boolean {
  const behind = /^\s+(late|later|delayed|behind|early|earlier)\b/i.exec(
    reading.answered.response.slice(mention.end),
  )?.[1];
  if (mention.kind !== 'duration' || behind === undefined) return false;
  const clocks = reading.scene.facts.filter(({ value }) => /^\d\d:\d\d$/.test(String(value)));
  return clocks.some((planned) =>
    clocks.some((actual) => {
      const isPair =
        planned.step === actual.step &&
        planned.record === actual.record &&
        /sched|plan|due|original/.test(planned.key) &&
        !/sched|plan|due|original/.test(actual.key);
      const gap = minutesOf(actual) - minutesOf(planned);
      const minutes = /^earl/i.test(behind) ? -gap : gap;
      return (
        isPair &&
        mention.readings.some((each) => each.as === 'duration' && each.seconds === minutes * 60) &&
        thingMisfit(reading, mention, actual) === undefined
      );
    }),
  );
}

function minutesOf({ value }: Fact): number {
  const [hours = 0, minutes = 0] = String(value).split(':').map(Number);
  return hours * 60 + minutes;
}
