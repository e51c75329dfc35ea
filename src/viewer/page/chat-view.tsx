// What the app shows of an answer: samples to open, a run and how far it is, a chain and what the checks say of it.
import { useEffect, useState } from 'preact/hooks';
import type { ToldDraft, ToldStanding, ToldVerdict } from '../told.ts';
import { DraftView } from './draft.tsx';
import { History } from './review.tsx';
import { Verdicts } from './verdicts.tsx';
import { count, counted, standsAs } from './words.ts';

/** Asks the server; throws with a sentence. */
export type Call = (name: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

interface Summary {
  readonly run: string;
  readonly id: string;
  readonly query: string;
  readonly tools: readonly string[];
  readonly calls: number;
}

interface Report {
  readonly run: string;
  readonly status: string;
  readonly requested: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly activity?: string;
  readonly error?: string;
}

/** What the four tools answer, as far as the app shows it. */
interface Answer extends Partial<Report> {
  readonly samples?: readonly Summary[];
  readonly runs?: readonly Report[];
  readonly verdicts?: readonly ToldVerdict[];
  readonly stored?: { readonly run: string; readonly id: string };
  readonly next?: string;
  readonly figures?: {
    readonly passRate: number | null;
    readonly toolCalls: number;
    readonly failedToolCalls: number;
    readonly rejections: readonly {
      readonly check: string | null;
      readonly count: number;
      readonly reason: string;
    }[];
  };
}

interface ChatViewProps {
  readonly answer: unknown;
  readonly call: Call;
}

export function ChatView({ answer, call }: ChatViewProps) {
  const [open, setOpen] = useState<{ readonly run: string; readonly id: string }>();
  useEffect(() => setOpen(undefined), [answer]);
  if (typeof answer !== 'object' || answer === null) return <p class="empty">Waiting for an answer …</p>;
  const { samples, runs, verdicts, stored, next, figures, ...report } = answer as Answer;
  const shown = open ?? stored;
  return (
    <main class="chat">
      {report.run !== undefined && report.status !== undefined && (
        <Progress
          report={report as Report}
          lists={samples === undefined || samples.length === 0}
          call={call}
          onOpen={setOpen}
        />
      )}
      {runs?.map((each) => (
        <Progress key={each.run} report={each} lists call={call} onOpen={setOpen} />
      ))}
      {figures !== undefined && figures.rejections.length > 0 && (
        <details class="raw">
          <summary>why drafts were rejected</summary>
          <ul>
            {figures.rejections.map(({ check, count: of, reason }) => (
              <li key={check ?? ''}>
                {count(of)} × {check ?? 'no check'}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      {verdicts !== undefined && <Verdicts verdicts={verdicts} />}
      {samples !== undefined && <Samples samples={samples} open={shown?.id} onOpen={setOpen} />}
      {next !== undefined && next !== '' && verdicts !== undefined && <p class="quiet">{next}</p>}
      {shown !== undefined && (
        <Opened key={`${shown.run} ${shown.id}`} run={shown.run} id={shown.id} call={call} />
      )}
    </main>
  );
}

interface SamplesProps {
  readonly samples: readonly Summary[];
  readonly open: string | undefined;
  readonly onOpen: (sample: Summary) => void;
}

function Samples({ samples, open, onOpen }: SamplesProps) {
  if (samples.length === 0) return <p class="quiet">No sample to show.</p>;
  return (
    <ul class="chat-samples" aria-label="Samples">
      {samples.map((sample) => (
        <li key={`${sample.run} ${sample.id}`}>
          <button type="button" aria-expanded={open === sample.id} onClick={() => onOpen(sample)}>
            <span>{sample.query}</span>
            <span class="quiet">
              {sample.id} · {counted(sample.calls, 'call')} · {sample.tools.join(', ').replaceAll('__', ' ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How often a run that is going on is asked for. */
const everyMs = 1500;

interface ProgressProps {
  readonly report: Report;
  /** Whether its samples can be asked for: they are not shown already. */
  readonly lists: boolean;
  readonly call: Call;
  readonly onOpen: (sample: Summary) => void;
}

/** How far a run is; it goes on by itself, and shows its first samples when it is over. */
function Progress({ report, lists, call, onOpen }: ProgressProps) {
  const [now, setNow] = useState(report);
  const [samples, setSamples] = useState<readonly Summary[]>();
  useEffect(() => setNow(report), [report]);
  const isGoingOn = now.status === 'running' || now.status === 'starting';
  useEffect(() => {
    if (!isGoingOn) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const told = (await call('get_run', { run: now.run }).catch(() => undefined)) as Answer | undefined;
      const [next] = told?.runs ?? [];
      // Asked again even where nothing has changed; what comes when another answer is shown is not about it.
      if (!isOver) setNow({ ...now, ...next });
    }, everyMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [now]);
  const list = async () => {
    const found = (await call('search_samples', { run: now.run, limit: 20 })) as Answer;
    setSamples(found.samples ?? []);
  };
  const { run, status, accepted, requested, rejected, activity, error } = now;
  return (
    <section class="chat-run" aria-label={`Run ${run}`}>
      <p>
        <b>{run}</b> <span class="tag">{status}</span> {count(accepted)} of {counted(requested, 'sample')},{' '}
        {count(rejected)} rejected <span class="quiet">{error ?? activity}</span>
        {lists && accepted > 0 && samples === undefined && (
          <button type="button" onClick={() => void list()}>
            show samples
          </button>
        )}
      </p>
      <progress aria-label={`Progress of ${run}`} max={requested} value={accepted} />
      {samples !== undefined && <Samples samples={samples} open={undefined} onOpen={onOpen} />}
    </section>
  );
}

function Opened({ run, id, call }: { readonly run: string; readonly id: string; readonly call: Call }) {
  const [told, setTold] = useState<ToldDraft>();
  const [standing, setStanding] = useState<ToldStanding>();
  const [problem, setProblem] = useState<string>();
  const [reason, setReason] = useState('');
  useEffect(() => {
    call('show_sample', { run, id }).then(
      (answer) => {
        const { told: found } = answer as { readonly told: ToldDraft };
        setTold(found);
        setStanding(found.standing);
      },
      (error: Error) => setProblem(error.message),
    );
  }, [run, id]);
  const [isSaying, setIsSaying] = useState(false);
  const say = async (decision: string, text?: string) => {
    // One after the other: how the sample stands is what was answered last.
    if (isSaying) return;
    setIsSaying(true);
    try {
      const answer = await call('review_sample', { run, id, decision, ...(text !== undefined && { text }) });
      setStanding((answer as { readonly standing: ToldStanding }).standing);
      setReason('');
      setProblem(undefined);
    } catch (error) {
      setProblem((error as Error).message);
    }
    setIsSaying(false);
  };
  const reject = () => {
    if (reason.trim() !== '') void say('reject', reason.trim());
  };
  if (told === undefined) return <p class="quiet">{problem ?? 'Reading …'}</p>;
  return (
    <section class="chat-sample" aria-label={`Sample ${id}`}>
      <div class="detail-head">
        <h1>{id}</h1>
        {told.draft.form.map((form) => (
          <span class="tag" key={form}>
            {form}
          </span>
        ))}
        <span class={`tag ${standing?.outcome ?? 'open'}`}>{standsAs[standing?.outcome ?? 'open']}</span>
      </div>
      {/* No form: the frame that a host gives may submit none. */}
      <div class="chat-review" role="toolbar" aria-label="Review">
        <button type="button" class="accept" disabled={isSaying} onClick={() => void say('accept')}>
          Accept
        </button>
        <input
          aria-label="Why it is rejected"
          placeholder="why it is rejected"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') reject();
          }}
        />
        <button type="button" class="reject" disabled={isSaying || reason.trim() === ''} onClick={reject}>
          Reject
        </button>
        <button type="button" disabled={isSaying} onClick={() => void say('undo')}>
          Undo
        </button>
      </div>
      {problem !== undefined && <p class="bad">{problem}</p>}
      {standing !== undefined && standing.history.length > 0 && <History standing={standing} />}
      <DraftView told={told} />
    </section>
  );
}
