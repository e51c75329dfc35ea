// The built program as an HTTP server, in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface HttpServer extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

/** Starts the program's `serve --http`, or another command's, on a free port, with more flags. Throws, with what it said, where it ends at once. */
export async function startHttpServer(
  program: string,
  flags: readonly string[],
  command: readonly string[] = ['serve'],
): Promise<HttpServer> {
  const child = spawn(process.execPath, [program, ...command, '--http', '--port', '0', ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await urlFrom(child);
  return {
    url,
    pid: child.pid as number,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}

/** It tells its address on stderr once it listens. */
async function urlFrom(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr as Readable })) {
    said.push(line);
    const url = /http:\/\/\S+\/mcp\b/.exec(line)?.[0];
    if (url === undefined) continue;
    // Whatever else it says is of no interest, and must not stop it.
    child.stderr?.resume();
    return url;
  }
  throw new Error(`The server did not start.\n${said.join('\n')}`);
}
