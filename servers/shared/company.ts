/** The imaginary company whose servers these are. */
export const version = '1.0.0';

const about =
  'Brennick Instruments of Munich makes and distributes laboratory and process-measurement equipment. ' +
  'Today is Monday, 2 March 2026.';

/** A server's instructions: the company and the day, then what this server is for. */
export function instructionsFor(purpose: string): string {
  return `${about} ${purpose}`;
}
