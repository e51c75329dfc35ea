// A hub on this machine that speaks as much of the Hugging Face API as an upload needs, and remembers what it got.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listening } from '../../support/listening.ts';

export interface FakeHub extends AsyncDisposable {
  readonly url: string;
  readonly datasets: Map<string, { private: boolean; files: Map<string, string>; commits: string[] }>;
  /** `METHOD path`, in order. */
  readonly requests: string[];
  /** Answers the next requests whose line matches with this status. */
  failing: { readonly line: RegExp; readonly status: number; readonly error: string } | undefined;
}

/** Files from this size on go to the large-file storage. */
const large = 2000;

export async function startFakeHub(token: string): Promise<FakeHub> {
  const stored = new Map<string, string>();
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  const listener = await listening(server);
  const { url } = listener;
  const hub: FakeHub = {
    ...listener,
    datasets: new Map(),
    requests: [],
    failing: undefined,
  };
  return hub;

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const [path = ''] = (request.url ?? '').split('?');
    const line = `${request.method} ${path}`;
    hub.requests.push(line);
    const body = await buffer(request);
    if (hub.failing?.line.test(line))
      return { status: hub.failing.status, body: { error: hub.failing.error } };
    if (line.startsWith('PUT /storage/')) {
      const text = body.toString();
      if (createHash('sha256').update(text).digest('hex') !== path.slice('/storage/'.length)) {
        return { status: 400, body: { error: 'another file' } };
      }
      stored.set(path.slice('/storage/'.length), text);
      return { status: 200, body: {} };
    }
    if (request.headers.authorization !== `Bearer ${token}`) {
      return { status: 401, body: { error: 'Invalid credentials in Authorization header' } };
    }
    const json = () => JSON.parse(body.toString());
    if (line === 'POST /api/repos/create') {
      const { name, organization, visibility, type } = json();
      const repo = `${organization}/${name}`;
      if (type !== 'dataset') return { status: 400, body: { error: 'no dataset' } };
      if (hub.datasets.has(repo)) return { status: 409, body: { error: 'You already created this dataset' } };
      hub.datasets.set(repo, { private: visibility === 'private', files: new Map(), commits: [] });
      return { status: 200, body: { url: `${url}/datasets/${repo}`, id: repo } };
    }
    const [, repo = '', action] =
      /^\S+ (?:\/api)?\/datasets\/([^/]+\/[^/]+?)(?:\.git\/info\/lfs\/objects)?\/(\w+)/.exec(line) ?? [];
    const dataset = hub.datasets.get(repo);
    if (dataset === undefined) return { status: 404, body: { error: 'Repository not found' } };
    if (action === 'revision') return { status: 200, body: { id: repo, _id: '1', private: dataset.private } };
    if (action === 'preupload') {
      const files = json().files as { path: string; size: number }[];
      const modes = files.map(({ path: file, size }) => ({
        path: file,
        uploadMode: size >= large ? 'lfs' : 'regular',
      }));
      return { status: 200, body: { files: modes } };
    }
    if (action === 'batch') {
      const objects = (json().objects as { oid: string; size: number }[]).map((object) => ({
        ...object,
        actions: { upload: { href: `${url}/storage/${object.oid}` } },
      }));
      return { status: 200, body: { transfer: 'basic', objects } };
    }
    if (action !== 'commit') return { status: 404, body: { error: `no ${line}` } };
    const operations = body
      .toString()
      .split('\n')
      .map((text) => JSON.parse(text));
    for (const { key, value } of operations) {
      if (key === 'header') dataset.commits.push(value.summary);
      if (key === 'lfsFile') dataset.files.set(value.path, stored.get(value.oid) as string);
      if (key === 'file') dataset.files.set(value.path, Buffer.from(value.content, 'base64').toString());
    }
    return { status: 200, body: { commitOid: 'abc123', commitUrl: `${url}/datasets/${repo}/commit/abc123` } };
  }
}
