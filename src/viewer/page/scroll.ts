// Leading to a place: gently, unless somebody has asked for less motion.

export function leadTo(element: Element | null, block: ScrollLogicalPosition): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, behavior: isCalm ? 'instant' : 'smooth' });
}
