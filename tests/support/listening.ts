// An HTTP server of a test, on a free port of this machine until it goes out of scope.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Its address, once it listens; disposing ends it and all its connections. */
export async function listening(server: Server): Promise<{ readonly url: string } & AsyncDisposable> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
