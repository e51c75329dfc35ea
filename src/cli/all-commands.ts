// Every command, in the order of the help. What a command does is loaded when it runs.
import type { Command } from './command.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { generateCommand } from './commands/generate.ts';
import { installCommand } from './commands/install.ts';
import { mockCommand } from './commands/mock.ts';
import { recordCommand } from './commands/record.ts';
import { serveCommand } from './commands/serve.ts';
import { statsCommand } from './commands/stats.ts';
import { toolsCommand } from './commands/tools.ts';
import { verifyCommand } from './commands/verify.ts';

export const allCommands: readonly Command[] = [
  generateCommand,
  toolsCommand,
  verifyCommand,
  statsCommand,
  exportCommand,
  evaluateCommand,
  recordCommand,
  mockCommand,
  serveCommand,
  installCommand,
];
