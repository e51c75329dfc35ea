// Server-sent events as some servers write them, as the SDK reads them: one message an event, and none under another name.
import { isJson, isObject, parseJsonText } from '../model/json.ts';
import { errorInPlace } from './answer-limit.ts';
import { messagesOn, refusalOf, saidBy } from './message-dialects.ts';

export interface EventFilterOptions {
  /** The request whose answer the stream is, where it is one's: an error that names no request answers it. */
  readonly requestId?: string | number | undefined;
  /** Where the stream is, if it is one of the older kind, whose first event says where requests are sent. */
  readonly url?: URL | undefined;
}

/** The fields of one event, as they are read. */
interface ReadEvent {
  name: string;
  data: string[];
  id: string | undefined;
  retry: string | undefined;
}

const empty = (): ReadEvent => ({ name: '', data: [], id: undefined, retry: undefined });

/** Reads a stream of events and writes it anew. */
export function eventFilter(options: EventFilterOptions): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const writer = new EventWriter(options);
  /** What came since the last line break. */
  let rest: string[] = [];
  let event = empty();

  /** The complete lines of the text and of what came before it; the rest is kept. */
  const linesWith = (text: string, isLast: boolean): readonly string[] => {
    // The other half of this line break may be in the next chunk.
    const whole = text.endsWith('\r') && !isLast ? text.slice(0, -1) : text;
    const end = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1;
    if (end === 0 && !isLast) {
      rest.push(text);
      return [];
    }
    const complete = rest.join('') + (isLast ? text : text.slice(0, end));
    rest = isLast ? [] : [text.slice(end)];
    const lines = complete.split(/\r\n|\n|\r/);
    if (!isLast || lines.at(-1) === '') lines.pop();
    return lines;
  };
  const take = (lines: readonly string[]): string => {
    let written = '';
    for (const line of lines) {
      if (line !== '') readField(line, event);
      else {
        written += writer.write(event);
        event = empty();
      }
    }
    return written;
  };
  return new TransformStream({
    transform(chunk, controller) {
      const written = take(linesWith(decoder.decode(chunk, { stream: true }), false));
      if (written !== '') controller.enqueue(Buffer.from(written));
    },
    flush(controller) {
      // An event that no blank line ends would be thrown away.
      const written = take([...linesWith(decoder.decode(), true), '']) + writer.end();
      if (written !== '') controller.enqueue(Buffer.from(written));
    },
  });
}

function readField(line: string, event: ReadEvent): void {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === 'event') event.name = value;
  else if (name === 'data') event.data.push(value);
  else if (name === 'id') event.id = value;
  else if (name === 'retry') event.retry = value;
}

class EventWriter {
  readonly #options: EventFilterOptions;
  #isAnswered = false;
  /** Whether a stream that ends early can be taken up again. */
  #isResumable = false;
  #hasEndpoint = false;

  constructor(options: EventFilterOptions) {
    this.#options = options;
  }

  /** The event as it is meant: its messages under no name, in as many events as there are; others as they are. */
  write({ name, data, id, retry }: ReadEvent): string {
    if (id !== undefined) this.#isResumable = true;
    const head = retry === undefined ? '' : `retry: ${retry}\n`;
    const tail = id === undefined ? '' : `id: ${id}\n`;
    if (data.length === 0 && id === undefined) return head === '' ? '' : `${head}\n`;
    const place = this.#endpointIn(name, data);
    if (place !== undefined) return `${head}event: endpoint\n${tail}data: ${place}\n\n`;
    const messages = this.#messagesIn(name, data);
    if (messages.length === 0)
      return `${head}event: ${name}\n${tail}${data.map((line) => `data: ${line}\n`).join('')}\n`;
    // What was received last is where a broken stream is taken up.
    const events = messages.map((text, at) => `${at === messages.length - 1 ? tail : ''}data: ${text}\n\n`);
    return head + events.join('');
  }

  /** What is to be written where the stream ends: nobody else would answer the request. */
  end(): string {
    const { requestId } = this.#options;
    if (requestId === undefined || this.#isAnswered || this.#isResumable) return '';
    return `data: ${JSON.stringify(errorInPlace('unanswered', requestId))}\n\n`;
  }

  #messagesIn(name: string, data: readonly string[]): readonly string[] {
    const { requestId } = this.#options;
    const whole = data.join('\n');
    // Of several lines, each may be a message, or all of them one.
    const texts = data.length > 1 && data.every(isJson) ? data : [data.length > 1 ? onOneLine(whole) : whole];
    const messages = texts.flatMap((text) => messagesOn(text, requestId));
    if (messages.every((text) => text.includes('"jsonrpc"'))) {
      this.#isAnswered ||= messages.some((text) => !text.includes('"method"') || !isCall(text));
      return messages;
    }
    if (requestId === undefined || this.#isAnswered) return [];
    const said = parseJsonText(whole);
    const refuses = /^(?:error|failure|exception)$/i.test(name) || (isObject(said) && Boolean(said.error));
    if (!refuses || whole.trim() === '') return [];
    this.#isAnswered = true;
    return [refusalOf(requestId, (isObject(said) ? saidBy(said) : undefined) ?? whole.trim())];
  }

  /** Where requests are sent to, if the event says it. */
  #endpointIn(name: string, data: readonly string[]): string | undefined {
    const { url } = this.#options;
    if (url === undefined || this.#hasEndpoint) return undefined;
    const said = data.join('').trim();
    const isNamed = name === 'endpoint';
    if (!isNamed && !((name === '' || name === 'message') && /^(?:https?:\/\/|[/?])\S+$/.test(said)))
      return undefined;
    this.#hasEndpoint = true;
    return withinGateway(placeIn(said), url);
  }
}

/** JSON of several lines on one; a text that is none as it is. */
function onOneLine(text: string): string {
  return isJson(text) ? JSON.stringify(JSON.parse(text)) : text;
}

function isCall(text: string): boolean {
  const message: unknown = JSON.parse(text);
  return isObject(message) && message.method !== undefined;
}

/** An address that is written as JSON: in quotes, or as the only address in an object. */
function placeIn(said: string): string {
  if (!/^["{]/.test(said) || !isJson(said)) return said;
  const value: unknown = JSON.parse(said);
  const texts = typeof value === 'string' ? [value] : Object.values(value as object);
  const place = texts.find((text) => typeof text === 'string' && /^(?:https?:\/\/|[/?.])/.test(text));
  return typeof place === 'string' ? place : said;
}

/**
 * A server behind a gateway knows only its own side: it names the scheme that the gateway speaks with it, or an address
 * that only its machine can reach. The same path is asked for where we came in; never another host.
 */
function withinGateway(place: string, url: URL): string {
  if (!URL.canParse(place, url.href)) return place;
  const named = new URL(place, url);
  if (named.origin === url.origin) return place;
  const isInside = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$/i.test(named.hostname);
  return isInside || named.hostname === url.hostname ? named.pathname + named.search : place;
}
