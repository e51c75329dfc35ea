#!/usr/bin/env node
// The program: its commands, this process's terminal, and the exit code.
import { setFlagsFromString } from 'node:v8';
import { allCommands } from './cli/all-commands.ts';
import { runCommandLine } from './cli/main.ts';
import { processTerminal } from './cli/terminal/process-terminal.ts';

// Left to itself, V8 lets a heap of 80 MB grow to 300 MB before it collects anything, in each thread. Collecting
// once a heap has grown by half takes no more time, and half the memory.
setFlagsFromString('--heap-growing-percent=50');

process.exitCode = await runCommandLine(process.argv.slice(2), allCommands, processTerminal());
