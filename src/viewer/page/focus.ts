// A field that is written into as soon as it is there.
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  // Before anything is painted: whoever types on must not lose a letter.
  useLayoutEffect(() => field.current?.focus(), []);
  return field;
}
