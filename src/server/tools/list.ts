// The tools of this server, in the order in which a client lists them.
import type { ServerTool } from '../server-tool.ts';
import { cancelRun } from './cancel-run.ts';
import { continueChain } from './continue-chain.ts';
import { exportRunTool } from './export-run.ts';
import { generateSamples } from './generate-samples.ts';
import { getRun } from './get-run.ts';
import { inspectTools } from './inspect-tools.ts';
import { reviewSample } from './review-sample.ts';
import { searchSamples } from './search-samples.ts';
import { showSample } from './show-sample.ts';
import { startChain } from './start-chain.ts';
import { verifyChain } from './verify-chain.ts';

export const serverTools: readonly ServerTool[] = [
  inspectTools,
  generateSamples,
  getRun,
  cancelRun,
  startChain,
  continueChain,
  verifyChain,
  searchSamples,
  exportRunTool,
  showSample,
  reviewSample,
];
