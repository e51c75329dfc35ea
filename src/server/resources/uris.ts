// The addresses of what can be read: the list of runs, a run, a sample.

export const runsUri = 'toolgrad://runs';
export const runTemplate = `${runsUri}/{run}`;
export const sampleTemplate = `${runsUri}/{run}/samples/{sample}`;

export function runUri(run: string): string {
  return `${runsUri}/${encodeURIComponent(run)}`;
}

export function sampleUri(run: string, sample: string): string {
  return `${runUri(run)}/samples/${encodeURIComponent(sample)}`;
}

export type Address =
  | { readonly kind: 'runs' }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'sample'; readonly run: string; readonly sample: string };

/** What an address refers to, or undefined if it is not one of ours. Names in it are not checked. */
export function addressIn(uri: string): Address | undefined {
  if (uri === runsUri) return { kind: 'runs' };
  const parts = /^toolgrad:\/\/runs\/([^/?#]+)(?:\/samples\/([^/?#]+))?$/.exec(uri);
  if (parts === null) return undefined;
  const [run, sample] = parts.slice(1).map((part: string | undefined) => part && decoded(part));
  if (run === undefined) return undefined;
  return sample === undefined ? { kind: 'run', run } : { kind: 'sample', run, sample };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
