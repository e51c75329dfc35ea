// What is wider than its place: it scrolls by itself, with the keys too.
import type { ComponentChildren } from 'preact';

interface ScrollXProps {
  /** What it is, for those who reach it with the keyboard. */
  readonly label: string;
  readonly children: ComponentChildren;
}

export function ScrollX({ label, children }: ScrollXProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what cannot be reached cannot be scrolled by keyboard
    <section class="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
