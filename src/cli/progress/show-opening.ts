// Something to see while servers start, which can take seconds where a package has to be fetched first.
import type { ConfirmReading } from '../../compose/compose-tools.ts';
import type { Consent } from '../../compose/consent.ts';
import type { EvaluationEvent } from '../../evaluation/events.ts';
import type { RunEvent } from '../../model/events.ts';
import { duration } from '../../text/quantities.ts';
import { showLive } from '../rendering/live.ts';
import { noticeText } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { askWhetherReading } from './ask-whether-reading.ts';
import { askWhetherTrusted } from './ask-whether-trusted.ts';

/** What is told and asked while servers are opened. */
interface Opening {
  readonly onNotice: (message: string) => void;
  readonly confirmReading: ConfirmReading;
  readonly askWhetherTrusted: Consent['ask'];
}

/** Shows that servers are being opened for as long as `open` takes. */
export async function showOpening<Opened>(
  terminal: Terminal,
  open: (opening: Opening) => Promise<Opened>,
): Promise<Opened> {
  const { err } = terminal;
  const startedAt = performance.now();
  const text = () => `Starting the servers · ${duration(performance.now() - startedAt)}`;
  using live = showLive(err, { block: () => err.paint('dim', text()), line: text });
  return await open({
    onNotice: (message) => live.print(noticeText(terminal, message)),
    async confirmReading(tools) {
      // The question has the terminal to itself.
      live[Symbol.dispose]();
      return await askWhetherReading(tools, terminal);
    },
    askWhetherTrusted: askWhetherTrusted(terminal, () => live[Symbol.dispose]()),
  });
}

/** Where the events of a run or an evaluation go at the moment. */
export interface Listener<Event> {
  onEvent: (event: Event) => void;
}

/** As `showOpening`, for what tells events for as long as it lives: its notices are shown until `events.onEvent` is set anew. */
export async function showOpeningOf<Event extends RunEvent | EvaluationEvent, Opened>(
  events: Listener<Event>,
  terminal: Terminal,
  open: (onEvent: (event: Event) => void, asking: Omit<Opening, 'onNotice'>) => Promise<Opened>,
): Promise<Opened> {
  return await showOpening(terminal, async ({ onNotice, ...asking }) => {
    events.onEvent = (event) => {
      if (event.type === 'notice') onNotice(event.message);
    };
    return await open((event) => events.onEvent(event), asking);
  });
}
