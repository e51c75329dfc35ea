import { expect, test } from 'vitest';
import { refusalIn } from '../../src/transports/http-refusals.ts';

test.each([
  ['/mcp/', 'it is at http://tools.example/mcp/; write that as the url in its settings'],
  [
    'http://127.0.0.1:9/admin',
    'it says that it is at http://127.0.0.1:9/admin; if you trust that address, write it as the url in its settings',
  ],
  ['file:///etc/passwd', 'it leads to file:///etc/passwd, which is not followed'],
])('a redirect to %s is told, and recommended only where it is the server’s own', async (location, told) => {
  const response = new Response(null, { status: 302, headers: { location } });
  const refusal = await refusalIn(response, new URL('http://tools.example/mcp'), new Headers());
  expect(refusal?.message).toBe(`answered with HTTP 302: ${told}`);
});
