// Whose name reviews get: what somebody has typed here before, else what the server says.
import { useState } from 'preact/hooks';
import { keep, kept } from './kept.ts';

const key = 'toolgrad-reviewer';

export function useReviewer(told: string | undefined): [string, (name: string) => void] {
  const [name, setName] = useState(() => kept(key));
  const change = (to: string) => {
    const trimmed = to.trim();
    setName(trimmed === '' ? undefined : trimmed);
    keep(key, trimmed);
  };
  return [name === undefined || name === '' ? (told ?? '') : name, change];
}
