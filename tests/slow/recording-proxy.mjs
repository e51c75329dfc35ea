// Stands between a client and a stdio server: passes every line on as it is, and writes down which tools are called.
// Arguments: the file to append their names to, then the server's command and its arguments.
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
server.stdout.pipe(process.stdout);
server.stdin.on('error', () => {});
server.on('exit', (code) => process.exit(code ?? 1));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { method, params } = JSON.parse(line);
    if (method === 'tools/call') appendFileSync(file, `${params.name}\n`);
    server.stdin.write(`${line}\n`);
  })
  .on('close', () => server.stdin.end());
process.on('SIGTERM', () => server.kill());
