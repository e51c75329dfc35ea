// Verdicts are stored, shown and sent to models: no sentence of any check may tell a secret.
import type { Verdict } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { redact } from '../secrets/secret-shapes.ts';

/** The same check, whose details and critiques have every secret replaced by dots. */
export function withoutSecrets(check: Check): Check {
  return {
    ...check,
    async run(draft, context) {
      return redactVerdict(await check.run(draft, context), context.secrets);
    },
  };
}

function redactVerdict(verdict: Verdict, secrets: readonly string[]): Verdict {
  return {
    ...verdict,
    ...(verdict.detail !== undefined && { detail: redact(verdict.detail, secrets) }),
    ...(verdict.critiques !== undefined && {
      critiques: verdict.critiques.map(({ tool, path, message }) => ({
        tool,
        path: path === null ? null : redact(path, secrets),
        message: redact(message, secrets),
      })),
    }),
  };
}
