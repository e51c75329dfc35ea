// A server as a child process: JSON-RPC over its stdin and stdout, its stderr is kept and never shown directly.
import type { ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { getDefaultEnvironment } from '@modelcontextprotocol/sdk/client/stdio.js';
import { serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import spawn from 'cross-spawn';
import { insideToolGrad } from '../model/inside-toolgrad.ts';
import type { AnswerLimit } from './answer-limit.ts';
import { LineReader } from './line-reader.ts';
import { endGroup, endWithUs, hasProcessGroups } from './process-group.ts';
import type { StdioAddress } from './server-address.ts';
import { StderrTail } from './stderr-tail.ts';

/** How long to wait for remaining output after a server has exited: a grandchild may hold its pipes open. */
const drainMs = 250;

/**
 * Like the SDK's StdioClientTransport, with four differences: the child leads its own process group and is ended
 * with it; a server that exits is noticed even if a grandchild keeps its pipes open; how it ended is known; and
 * an answer that is too large, or not JSON, becomes an error for its caller and costs neither memory nor the connection.
 */
export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: NonNullable<Transport['onmessage']>;
  readonly stderr = new StderrTail();

  readonly #address: StdioAddress;
  readonly #lines: LineReader;
  #child: ChildProcess | undefined;
  #ended = false;
  #printsPretty = false;
  #resolveClosed: () => void = () => {};
  readonly #closed = new Promise<void>((resolve) => {
    this.#resolveClosed = resolve;
  });

  constructor(address: StdioAddress, limit: AnswerLimit) {
    this.#address = address;
    this.#lines = new LineReader({
      limit,
      onMessage: (message) => this.onmessage?.(message),
      onError: (error) => this.onerror?.(error),
      onNoise: (line) => {
        this.stderr.note(line);
        // The first line of an object that goes on below.
        if (/^[{[]$/.test(line.trim())) this.#printsPretty = true;
      },
    });
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether it seems to print its messages over several lines, which the protocol does not allow. */
  get printsPretty(): boolean {
    return this.#printsPretty;
  }

  /** How the process ended, as a predicate ("exited with code 1"); undefined while it runs. */
  get ending(): string | undefined {
    // A command that could not be started still has an exit code, but never had a process.
    if (this.#child?.pid === undefined) return undefined;
    const { signalCode, exitCode } = this.#child;
    if (signalCode !== null) return `was killed by ${signalCode}`;
    return exitCode === null ? undefined : `exited with code ${exitCode}`;
  }

  /** Waits briefly for an exit that other signs have announced, such as a broken pipe. */
  async settle(): Promise<void> {
    await Promise.race([this.#closed, delay(drainMs, undefined, { ref: false })]);
  }

  async start(): Promise<void> {
    const { command, args, env, cwd } = this.#address;
    // Without this, Node would say that the command was not found.
    if (cwd !== undefined && !(await stat(cwd).catch(() => undefined))?.isDirectory()) {
      throw new Error(`has a working directory that does not exist: ${cwd}`);
    }
    // It may have been closed meanwhile: a child started now would never be ended.
    if (this.#ended) throw new Error('was no longer needed');
    const child = spawn(command, [...args], {
      cwd,
      env: { ...getDefaultEnvironment(), ...env, [insideToolGrad]: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: hasProcessGroups,
      windowsHide: true,
    });
    this.#child = child;
    const started = new Promise<void>((resolve, reject) => {
      child.once('spawn', () => {
        endWithUs(child);
        resolve();
      });
      child.on('error', (error: NodeJS.ErrnoException) => reject(startFault(error, command)));
    });
    // Heard at once: it fails before anything else here is reached where the process has no files left to open.
    started.catch(() => {});
    // And then the child has no streams either.
    if (child.stderr) this.stderr.follow(child.stderr);
    child.stdin?.on('error', (error) => this.onerror?.(error));
    child.stdout?.on('error', (error) => this.onerror?.(error));
    child.stdout?.on('data', (chunk: Buffer) => this.#lines.push(chunk));
    child.once('close', () => this.#end());
    child.once('exit', () => setTimeout(() => this.#end(), drainMs).unref());
    await started;
  }

  send(message: JSONRPCMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      const stdin = this.#child?.stdin;
      if (stdin == null) return reject(new Error('Not connected'));
      // Writing to a closed stdin fails with this code.
      stdin.write(serializeMessage(message), (error) => (error == null ? resolve() : reject(error)));
    });
  }

  async close(): Promise<void> {
    if (this.#child !== undefined) await endGroup(this.#child);
    this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#lines.clear();
    this.#resolveClosed();
    this.onclose?.();
  }
}

function startFault(error: NodeJS.ErrnoException, command: string): Error {
  if (error.code === 'ENOENT') return new Error(`cannot be started: there is no command ${command}`);
  if (error.code === 'EACCES')
    return new Error(`cannot be started: ${command} is no program that may be run`);
  if (error.code === 'EMFILE' || error.code === 'ENFILE')
    return new Error(
      'cannot be started: too many files are open (raise the limit with "ulimit -n", or lower --concurrency)',
    );
  return error;
}
