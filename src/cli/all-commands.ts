// Every command, in the order of the help. What a command does is loaded when it runs.
import type { Command } from './command.ts';
import { environmentCommand } from './environment/environment.ts';
import { evaluateCommand } from './evaluate/evaluate.ts';
import { exportCommand } from './export/export.ts';
import { generateCommand } from './generate/generate.ts';
import { gradeCommand } from './grade/grade.ts';
import { installCommand } from './install/install.ts';
import { mockCommand } from './mock/mock.ts';
import { recordCommand } from './record/record.ts';
import { reviewCommand } from './review/review.ts';
import { serveCommand } from './serve/serve.ts';
import { statsCommand } from './stats/stats.ts';
import { toolsCommand } from './tools/tools.ts';
import { verifyCommand } from './verify/verify.ts';
import { viewCommand } from './view/view.ts';
import { workerCommand } from './worker/worker.ts';

export const allCommands: readonly Command[] = [
  generateCommand,
  toolsCommand,
  verifyCommand,
  statsCommand,
  viewCommand,
  reviewCommand,
  exportCommand,
  evaluateCommand,
  environmentCommand,
  gradeCommand,
  recordCommand,
  mockCommand,
  workerCommand,
  serveCommand,
  installCommand,
];
