// stdout belongs to JSON-RPC: whatever else is written there, by whomever in this process, goes to stderr.
import { Writable } from 'node:stream';

/** Takes stdout for the caller alone and answers with what writes to it. Cannot be undone, and needs not be. */
export function takeStdout(): Writable {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  // `console.log` comes by here too.
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return new Writable({
    decodeStrings: false,
    write: (chunk: string, encoding, done) => {
      write(chunk, encoding, (error) => done(error));
    },
  });
}
