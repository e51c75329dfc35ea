// What clients can read: the list of runs, a run, a sample.
import {
  ErrorCode,
  type ReadResourceResult,
  type ResourceTemplate,
} from '@modelcontextprotocol/sdk/types.js';
import { isUsage } from '../../model/errors.ts';
import { appResource, appUri, readApp } from '../app/chat-app.ts';
import { ProtocolError } from '../protocol-error.ts';
import { findSample } from '../registry/read-samples.ts';
import { sentenceOf } from '../registry/run-report.ts';
import type { ServerState } from '../server-state.ts';
import { addressIn, runsUri, runTemplate, runUri, sampleTemplate } from './uris.ts';

const mimeType = 'application/json';
const pageSize = 100;
/** The protocol's code for an unknown resource. */
const notFoundCode = -32002;

export const resourceTemplates: ResourceTemplate[] = [
  {
    name: 'run',
    title: 'A run',
    uriTemplate: runTemplate,
    description: 'Status of a run. Subscribe to it while the run is in progress.',
    mimeType,
  },
  {
    name: 'sample',
    title: 'A sample',
    uriTemplate: sampleTemplate,
    description: 'One accepted sample: query, chains of calls with results and bindings, response, verdicts.',
    mimeType,
  },
];

/** The app where the client shows apps, the list of runs, and each run, latest first. */
export async function listResources({ runs }: ServerState, cursor: string | undefined, hasApps = false) {
  const all = [
    ...(hasApps ? [appResource] : []),
    {
      uri: runsUri,
      name: 'runs',
      title: 'All runs',
      description: 'Status of every run, latest first.',
      mimeType,
    },
    ...(await runs.list()).map((report) => ({
      uri: runUri(report.run),
      name: report.run,
      title: `Run ${report.run}`,
      description: sentenceOf(report).slice(0, 300),
      mimeType,
    })),
  ];
  const start = cursor === undefined ? 0 : Number(/^\d{1,9}$/.exec(cursor)?.[0] ?? Number.NaN);
  if (Number.isNaN(start)) {
    throw new ProtocolError(ErrorCode.InvalidParams, 'The cursor was not issued by this server.');
  }
  const end = start + pageSize;
  return { resources: all.slice(start, end), ...(end < all.length ? { nextCursor: String(end) } : {}) };
}

/** Throws a protocol error for an unknown resource. */
export async function readResource({ runs, redact }: ServerState, uri: string): Promise<ReadResourceResult> {
  if (uri === appUri) return await readApp();
  const address = addressIn(uri);
  if (address === undefined)
    throw notFound(`The resources of this server are ${runsUri}, ${runTemplate} and ${sampleTemplate}.`);
  const answer = (value: unknown) => ({
    contents: [{ uri, mimeType, text: JSON.stringify(value, null, 2) }],
  });
  try {
    if (address.kind === 'runs') return answer({ runs: await runs.list() });
    if (address.kind === 'run') return answer(await runs.report(address.run));
    const sample = await findSample(runs, address.run, address.sample);
    if (sample !== undefined) return answer(sample);
  } catch (error) {
    if (isUsage(error)) throw notFound(redact(error.message));
    throw error;
  }
  throw notFound(`The run ${address.run} has no such sample: search_samples finds the ones it has.`);
}

function notFound(sentence: string): ProtocolError {
  return new ProtocolError(notFoundCode, sentence);
}
