// The line above everything: which run it is, how far it is, and where to go.
import { useEffect, useState } from 'preact/hooks';
import type { RunFacts } from '../told.ts';
import { type Tab, tabs } from './address.ts';
import { keep, kept } from './kept.ts';
import { count, counted } from './words.ts';

interface HeaderProps {
  readonly facts: RunFacts;
  readonly tab: Tab;
  readonly connected: boolean;
  readonly evaluations: number;
  /** Undefined where nobody can review. */
  readonly reviewer: string | undefined;
  readonly onReviewer: (name: string) => void;
  readonly onTab: (tab: Tab) => void;
  readonly onHelp: () => void;
}

const titles: Readonly<Record<Tab, string>> = {
  samples: 'Samples',
  statistics: 'Statistics',
  evaluations: 'Evaluations',
};

export function Header({
  facts,
  tab,
  connected,
  evaluations,
  reviewer,
  onReviewer,
  onTab,
  onHelp,
}: HeaderProps) {
  const isRunning = facts.status === 'running';
  return (
    <>
      <header class="top">
        <div class="run">
          <h1>{facts.name}</h1>
          <span class="quiet">
            {facts.model} · seed {facts.seed}
          </span>
          <span class={`status ${isRunning ? 'running' : ''}`}>
            {isRunning
              ? `${count(facts.accepted)} of ${counted(facts.requested, 'sample')} so far`
              : `${facts.status}: ${counted(facts.accepted, 'sample')}`}
          </span>
          {facts.broken > 0 && (
            <span
              class="warn"
              title="Lines of samples.jsonl, rejected.jsonl or reviews.jsonl that cannot be read are left out."
            >
              {counted(facts.broken, 'broken line')}
            </span>
          )}
        </div>
        <nav aria-label="Views">
          {tabs.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={tab === each ? 'page' : undefined}
              onClick={() => onTab(each)}
            >
              {titles[each]}
              {each === 'evaluations' && evaluations > 0 && <span class="quiet"> {evaluations}</span>}
            </button>
          ))}
        </nav>
        <div class="tools">
          {reviewer !== undefined && (
            <label class="reviewer">
              <span>Reviewing as</span>
              <input
                value={reviewer}
                maxLength={100}
                size={Math.max(6, Math.min(18, reviewer.length))}
                onChange={(event) => onReviewer(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
              />
            </label>
          )}
          <Theme />
          <button type="button" class="plain" aria-label="Keys and help" onClick={onHelp}>
            ?
          </button>
        </div>
        {isRunning && (
          <progress
            class="run-progress"
            aria-label="Progress of the run"
            max={facts.requested}
            value={facts.accepted}
          />
        )}
      </header>
      {!connected && (
        <p class="alert" role="alert">
          toolgrad-mcp view has ended: what you see may be out of date, and reviews are not stored. Start it
          again, and open the address that it prints.
        </p>
      )}
    </>
  );
}

const themes = ['auto', 'light', 'dark'] as const;
const themeKey = 'toolgrad-theme';

function Theme() {
  const [theme, setTheme] = useState(() => themes.find((each) => each === kept(themeKey)) ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    keep(themeKey, theme);
  }, [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  return (
    <button
      type="button"
      class="plain"
      title={`Colors: ${theme}`}
      aria-label={`Colors: ${theme}. Change to ${next}`}
      onClick={() => setTheme(next)}
    >
      {theme === 'dark' ? '☾' : theme === 'light' ? '☀' : '◐'}
    </button>
  );
}
