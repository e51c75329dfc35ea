// stdout belongs to JSON-RPC: anything else that this process writes there goes to stderr.
import { Writable } from 'node:stream';

/** Reserves stdout for the caller and returns a function that writes to it. Cannot be undone. */
export function takeStdout(): Writable {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  // This covers `console.log` too.
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return new Writable({
    decodeStrings: false,
    write: (chunk: string, encoding, done) => {
      write(chunk, encoding, (error) => done(error));
    },
  });
}
