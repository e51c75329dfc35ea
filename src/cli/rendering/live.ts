// Keeps a display of something that goes on: redrawn in place on a terminal, a line every few seconds elsewhere.
import { createLogUpdate } from 'log-update';
import { terminalText } from '../../text/terminal-text.ts';
import { steadyNow } from '../../timing/clock.ts';
import type { Screen } from '../terminal/terminal.ts';

export interface LiveView {
  /** Redrawn in place; several lines. */
  block(): string;
  /** Appended to a log; one line. */
  line(): string;
}

/** Disposing it takes the display away. */
export interface Live extends Disposable {
  /** Something has changed: shows it, if enough time has gone by. */
  refresh(): void;
  /** Prints a sentence that stays, above the display. */
  print(text: string): void;
}

const redrawMs = 100;
const lineMs = 5000;

export function showLive(screen: Screen, view: LiveView): Live {
  return screen.interactive ? redrawnInPlace(screen, view) : lineByLine(screen, view);
}

function redrawnInPlace(screen: Screen, view: LiveView): Live {
  const update = createLogUpdate(screen.stream as NodeJS.WriteStream);
  let drawnAt = 0;
  let ended = false;
  const draw = () => {
    drawnAt = steadyNow();
    update(terminalText(view.block()));
  };
  const timer = setInterval(draw, redrawMs);
  return {
    // Work without a pause leaves timers no turn, so events draw too.
    refresh() {
      if (!ended && steadyNow() - drawnAt >= redrawMs) draw();
    },
    print(text) {
      if (!ended) update.clear();
      screen.say(text);
      if (!ended) draw();
    },
    [Symbol.dispose]() {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

function lineByLine(screen: Screen, view: LiveView): Live {
  let printedAt = steadyNow();
  let ended = false;
  const refresh = () => {
    if (ended || steadyNow() - printedAt < lineMs) return;
    printedAt = steadyNow();
    screen.print(view.line());
  };
  const timer = setInterval(refresh, 1000);
  return {
    refresh,
    print: (text) => screen.say(text),
    [Symbol.dispose]() {
      ended = true;
      clearInterval(timer);
    },
  };
}
