// Keys that do something wherever one is, except where somebody types.
import { useEffect, useRef } from 'preact/hooks';

export type Keys = Readonly<Record<string, () => void>>;

export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target as HTMLElement;
      // A dialogue has keys of its own.
      if (target.closest('dialog') !== null) return;
      const isTyping = target.closest('input, textarea, select') !== null;
      if (isTyping && event.key !== 'Escape') return;
      const does = now.current[event.key];
      if (does === undefined) return;
      event.preventDefault();
      if (isTyping) target.blur();
      does();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
