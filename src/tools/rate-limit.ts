// So many calls a second or a minute and no more, over all sessions, first come, first served.
import { pause } from '../core/stop.ts';

/** One of the two: whole calls in any second, or in any minute. */
export type RateLimitSetting = { readonly perSecond: number } | { readonly perMinute: number };

export interface RateLimit {
  /** Waits until a call may be sent. Rejects with `interrupted`; its place is then left empty. */
  take(signal: AbortSignal): Promise<void>;
}

const unlimited: RateLimit = { async take() {} };

/** A limit that holds for any stretch of a second or a minute: a call waits until the one that is `limit` places before it is that old. */
export function createRateLimit(setting: RateLimitSetting | undefined): RateLimit {
  if (setting === undefined) return unlimited;
  const [limit, periodMs] = 'perSecond' in setting ? [setting.perSecond, 1_000] : [setting.perMinute, 60_000];
  /** When the last `limit` calls were sent or are to be sent, by turns. */
  const places: number[] = [];
  let turn = 0;
  return {
    async take(signal) {
      const now = performance.now();
      const before = places[turn];
      const at = before === undefined ? now : Math.max(now, before + periodMs);
      places[turn] = at;
      turn = (turn + 1) % limit;
      // Timers may be early by a part of a millisecond.
      for (let left = at - now; left > 0; left = at - performance.now()) await pause(Math.ceil(left), signal);
    },
  };
}
