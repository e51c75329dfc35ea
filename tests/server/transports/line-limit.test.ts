// Lines that are too long are dropped whole; the others come through as they were.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineLimit } from '../../../src/server/transports/line-limit.ts';

test('however the bytes are cut', async () => {
  const line = fc.string({ maxLength: 12, unit: 'grapheme' }).map((s) => s.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 20 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      const chunks: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
      let dropped = 0;
      const limit = new LineLimit(10, () => {
        dropped += 1;
      });
      const kept = lines.filter((each) => Buffer.byteLength(each) <= 10);
      expect(await text(Readable.from(chunks).pipe(limit))).toBe(kept.map((each) => `${each}\n`).join(''));
      expect(dropped).toBe(lines.length - kept.length);
    }),
  );
});
