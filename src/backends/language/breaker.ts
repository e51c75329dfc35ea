// The circuit breaker: where nothing is answered any more, requests wait, and one at a time tries again.

import { ToolGradError } from '../../model/errors.ts';
import { pause, throwIfStopped } from '../../timing/stop.ts';
import type { ChatFault } from './chat-fault.ts';

/** Failures in a row, without a single answer between them, that open it. Failures of one burst are one failure. */
const failuresToOpen = 5;

export interface BreakerOptions {
  /** The endpoint, as a message names it: `localhost:11434`. */
  readonly host: string;
  /** How long nothing may be answered before the work is given up, in milliseconds. */
  readonly patienceMs: number;
  /** How often one request tries again, in milliseconds. */
  readonly probeEveryMs: number;
  readonly onNotice: (message: string) => void;
}

/** Leave to send one request. One of the three must be said about it. */
export interface Pass {
  /** The endpoint answered, if only that it refuses this request. */
  answered(): void;
  failed(fault: ChatFault): void;
  /** It was not found out: the request was stopped. */
  withdrawn(): void;
}

export interface Breaker {
  /** True while requests wait. */
  readonly isOpen: boolean;
  /** Waits until a request may be sent. Rejects with `interrupted`, and with `model` once patience has run out. */
  pass(signal: AbortSignal): Promise<Pass>;
}

interface Outage {
  readonly since: number;
  fault: ChatFault;
  nextProbeAt: number;
  probing: boolean;
  readonly waiting: Set<() => void>;
}

export function createBreaker({ host, patienceMs, probeEveryMs, onNotice }: BreakerOptions): Breaker {
  let failures = 0;
  let failingSince = 0;
  /** Counts the failures: a request that was sent before the last of them tells nothing new by failing too. */
  let era = 0;
  let outage: Outage | undefined;
  let givenUp: ToolGradError | undefined;

  const wake = ({ waiting }: Outage) => {
    for (const each of [...waiting]) each();
    waiting.clear();
  };

  function answered(): void {
    failures = 0;
    if (outage === undefined) return;
    const over = outage;
    outage = undefined;
    onNotice(`${host} answers again.`);
    wake(over);
  }

  function failed(fault: ChatFault, sentIn: number): void {
    const now = performance.now();
    if (outage !== undefined) {
      outage.fault = fault;
      return;
    }
    if (sentIn !== era) return;
    era += 1;
    if (failures === 0) failingSince = now;
    failures += 1;
    if (failures < failuresToOpen) return;
    const nextProbeAt = now + Math.max(probeEveryMs, fault.retryAfterMs ?? 0);
    outage = { since: failingSince, fault, nextProbeAt, probing: false, waiting: new Set() };
    onNotice(
      `${host} does not answer (${fault.reason}); trying again every ${seconds(probeEveryMs)}, for up to ${duration(patienceMs)}.`,
    );
  }

  function probe(current: Outage): Pass {
    current.probing = true;
    const end = () => {
      current.probing = false;
    };
    return {
      answered() {
        end();
        answered();
      },
      failed(fault) {
        end();
        current.fault = fault;
        current.nextProbeAt = performance.now() + Math.max(probeEveryMs, fault.retryAfterMs ?? 0);
        wake(current);
      },
      withdrawn() {
        end();
        wake(current);
      },
    };
  }

  return {
    get isOpen() {
      return outage !== undefined;
    },
    async pass(signal) {
      for (;;) {
        throwIfStopped(signal);
        if (givenUp !== undefined) throw givenUp;
        const current = outage;
        if (current === undefined) {
          const sentIn = era;
          return { answered, failed: (fault) => failed(fault, sentIn), withdrawn() {} };
        }
        const now = performance.now();
        const end = current.since + patienceMs;
        if (now >= end) {
          givenUp = new ToolGradError(
            'model',
            `${host} has not answered for ${duration(patienceMs)} (${current.fault.reason}): make sure that it works, then continue with --resume.`,
            { cause: current.fault },
          );
          wake(current);
          throw givenUp;
        }
        if (!current.probing && now >= current.nextProbeAt) return probe(current);
        const until = current.probing ? end : Math.min(current.nextProbeAt, end);
        await pause(Math.max(1, until - now), signal, (go) => current.waiting.add(go));
      }
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

function duration(ms: number): string {
  if (ms < 60_000) return seconds(ms);
  const minutes = Math.round(ms / 60_000);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
