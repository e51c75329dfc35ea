// Time zones by what people call them: "Tokyo" for `Asia/Tokyo`.

const shape = /^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2}$/;

/** The city that a zone of the IANA database is called after; undefined for any other text. */
export function cityOfTimeZone(name: string): string | undefined {
  if (!shape.test(name) || !isZone(name)) return undefined;
  return name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
