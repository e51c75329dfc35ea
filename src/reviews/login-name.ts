// Who reviews, where nobody says it.
import { userInfo } from 'node:os';

/** The name that somebody is logged in with; `reviewer` where there is none. */
export function loginName(): string {
  try {
    return userInfo().username || 'reviewer';
  } catch {
    // Containers have users without names.
    return 'reviewer';
  }
}
