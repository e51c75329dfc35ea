// The day on which a run's samples take place.
import { timeZone as companyTimeZone, today as companyToday } from '../../servers/shared/company-day.ts';

/** A calendar date, `YYYY-MM-DD`, and the IANA time zone it is read in. */
export interface Calendar {
  readonly today: string;
  readonly timeZone: string;
}

/** The bundled world's own day where all servers are bundled, else the local date of this machine. */
export function calendarOf(demo: boolean, now: Date = new Date()): Calendar {
  if (demo) return { today: companyToday, timeZone: companyTimeZone };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Swedish dates are ISO dates.
  return { today: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now), timeZone };
}
