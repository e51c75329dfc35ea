// What the body of an answer is, whatever its header says: events, or JSON.

export type BodyKind = 'events' | 'json';

/** What the type of a body promises; undefined for one that cannot be an answer. No type at all promises nothing. */
export function promisedKind(type: string): BodyKind | 'unknown' | undefined {
  const essence = (type.toLowerCase().split(';')[0] ?? '').trim();
  if (essence === 'text/event-stream') return 'events';
  // `application/json-rpc`, `application/vnd.api+json`, `application/x-ndjson`.
  if (/json/.test(essence)) return 'json';
  return ['', 'text/plain', 'application/octet-stream'].includes(essence.trim()) ? 'unknown' : undefined;
}

/** Which of the two a body begins like; undefined for neither. */
function kindOf(beginning: string): BodyKind | undefined {
  if (/^[\s\uFEFF]*[{[]/.test(beginning)) return 'json';
  return /^[\s\uFEFF]*(?:(?:data|event|id|retry) ?)?:/.test(beginning) ? 'events' : undefined;
}

/** What a body begins like, and the same body to be read from its beginning. */
export async function lookInto(body: ReadableStream<Uint8Array>): Promise<{
  readonly kind: BodyKind | undefined;
  readonly body: ReadableStream<Uint8Array>;
}> {
  const reader = body.getReader();
  const seen: Uint8Array[] = [];
  let beginning = '';
  let broken: unknown;
  while (beginning.trim() === '' && broken === undefined) {
    const read = await reader.read().catch((error: unknown) => {
      broken = error ?? new Error('broken');
    });
    if (read === undefined || read.done) break;
    seen.push(read.value);
    beginning += Buffer.from(read.value).toString('utf8', 0, 64);
  }
  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = seen.shift();
      if (next !== undefined) return controller.enqueue(next);
      // Whoever reads the body hears how it broke off.
      if (broken !== undefined) return controller.error(broken);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { kind: kindOf(beginning), body: whole };
}
