// What plays a recording, or tools that do not exist yet, for the clients of a server.
import { mockServer } from '../mocks/mock-server.ts';
import { type MockOptions, readMock } from '../mocks/read-mock.ts';

/** What serves a mock. */
export interface ComposedMock {
  readonly tools: number;
  /** What a user should know of what is played. */
  readonly notices: readonly string[];
  readonly createServer: () => ReturnType<typeof mockServer>;
}

/** What is served for each client of a mock: the first plays the session called `session 1`, and so on. Throws `usage`. */
export async function composeMock(path: string, options: MockOptions): Promise<ComposedMock> {
  const mock = await readMock(path, options);
  let clients = 0;
  return {
    tools: mock.size,
    notices: mock.notices?.() ?? [],
    createServer: () => {
      clients += 1;
      return mockServer(mock, `session ${clients}`);
    },
  };
}
