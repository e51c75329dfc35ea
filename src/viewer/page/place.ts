// Where one is in the page, kept in the address.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { hashOf, type Place, placeIn } from './address.ts';

/** Adds a place to go back to, or takes the place of the one before. */
type How = 'push' | 'replace';

/** How long the address waits for the next place: browsers refuse one that changes with every press of a key held down. */
const settleMs = 100;

/** The place in the address, and how to go to another. */
export function usePlace(): [Place, (to: Partial<Place>, how?: How) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash));
  const now = useRef(place);
  const settling = useRef<number | undefined>(undefined);
  const settle = () => {
    if (settling.current === undefined) return;
    clearTimeout(settling.current);
    settling.current = undefined;
    history.replaceState(null, '', hashOf(now.current));
  };
  useEffect(() => {
    const onChange = () => {
      // It leads elsewhere: what has not been written yet is of the place before.
      clearTimeout(settling.current);
      settling.current = undefined;
      now.current = placeIn(location.hash);
      setPlace(now.current);
    };
    addEventListener('popstate', onChange);
    addEventListener('pagehide', settle);
    return () => {
      removeEventListener('popstate', onChange);
      removeEventListener('pagehide', settle);
    };
  }, []);
  const go = useCallback((to: Partial<Place>, how: How = 'push') => {
    if (how === 'push') settle();
    const { open, ...rest } = { ...now.current, ...to };
    now.current = { ...rest, ...(open !== undefined && { open }) };
    if (how === 'push') history.pushState(null, '', hashOf(now.current));
    else settling.current ??= setTimeout(settle, settleMs) as unknown as number;
    setPlace(now.current);
  }, []);
  return [place, go];
}
