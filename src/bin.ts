#!/usr/bin/env node
// The program: its commands, this process's terminal, and the exit code.
import { allCommands } from './cli/all-commands.ts';
import { runCommandLine } from './cli/main.ts';
import { processTerminal } from './cli/terminal/process-terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), allCommands, processTerminal());
