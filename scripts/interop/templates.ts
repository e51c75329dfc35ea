// Rows of chats in the chat templates of real models: those that Axolotl ships, and those of further folders.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from './environment.ts';
import { ask, type GraderCheck } from './graders.ts';

interface TemplateOutcome {
  readonly name: string;
  /** How many rows came out whole, of how many. */
  readonly rendered: number;
  readonly rows: number;
  /** With which form of the rows every one came out whole; null where with none. */
  readonly by: string | null;
  /** What most other rows came to. */
  readonly problem: string | null;
}

/** Templates that no row of anybody's comes out whole with in Python's own renderer, and why. */
const unable: Readonly<Record<string, string>> = {
  command_a: 'shows no tools; command_a_tool_use does',
  command_a_rag: 'shows documents, no tools',
  'Kimi-K2-Instruct': 'appends to a list, which the sandbox forbids',
  'Kimi-K2-Thinking': 'appends to a list, which the sandbox forbids',
  'fireworks-ai-llama-3-firefunction-v2': 'wants the tools as a text called functions',
  'llama-cpp-deepseek-r1': "needs llama.cpp's own renderer",
};

const forms = { messages: [], serial: ['--serial-calls'], openai: ['--format', 'openai'] } as const;

interface Rendering {
  readonly program: string;
  readonly run: string;
  /** Where exports go. */
  readonly work: string;
  /** Where the Python environment is kept. */
  readonly cache: string;
  /** Where the Python script and its requirements are. */
  readonly scripts: string;
  /** Folders with further templates. */
  readonly folders?: readonly string[];
}

/** Renders a run's rows by every template that knows tools; one that does not render them all fails the check, but for those known to be unable. */
export async function renderTemplates(rendering: Rendering, of = ''): Promise<GraderCheck> {
  const { program, run, work, cache, scripts, folders = [] } = rendering;
  const requirements = join(scripts, 'templates-requirements.txt');
  const python = pythonEnvironment(cache, requirements, 'transformers and the templates of Axolotl', [
    '--no-deps',
  ]);
  const exports = Object.entries(forms).map(([form, flags]) => {
    const out = join(work, `templates${of.replaceAll(' ', '-')}`, form);
    const line = [program, 'export', run, ...flags, '--out', out, '--negatives', '0.2', '--json'];
    execFileSync(process.execPath, line, { stdio: 'ignore' });
    return [form, out] as const;
  });
  const order = { ...Object.fromEntries(exports), folders };
  const { templates } = await ask<{ readonly templates: readonly TemplateOutcome[] }>(
    python,
    join(scripts, 'template_rows.py'),
    order,
  );
  return { name: `chat templates${of}`, ...judged(templates) };
}

function judged(templates: readonly TemplateOutcome[]): Omit<GraderCheck, 'name'> {
  const failed = templates.filter(({ by, name }) => by === null && unable[name] === undefined);
  const shownBy = (form: string) => templates.filter(({ by }) => by === form).length;
  const counts = [...new Set(templates.map(({ by }) => by))].flatMap((by) =>
    by === null ? [] : [`${shownBy(by)} ${by}`],
  );
  const whole = templates.filter(({ by }) => by !== null).length;
  const faults = failed.map(
    ({ name, rendered, rows, problem }) => `; ${name}: ${rendered} of ${rows} rows, ${problem}`,
  );
  return {
    passed: whole > 0 && failed.length === 0,
    detail: `${whole} of ${templates.length} that know tools render all ${templates[0]?.rows ?? 0} rows word for word (${counts.join(', ')})${faults.join('')}`,
  };
}
