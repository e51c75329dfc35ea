#!/usr/bin/env node
// The program: its commands, this process's terminal, and the exit code.
import { generateCommand } from './cli/commands/generate.ts';
import { installCommand } from './cli/commands/install.ts';
import { serveCommand } from './cli/commands/serve.ts';
import { statsCommand } from './cli/commands/stats.ts';
import { toolsCommand } from './cli/commands/tools.ts';
import { verifyCommand } from './cli/commands/verify.ts';
import { runCommandLine } from './cli/main.ts';
import { processTerminal } from './cli/process-terminal.ts';

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  [generateCommand, toolsCommand, verifyCommand, statsCommand, serveCommand, installCommand],
  processTerminal(),
);
