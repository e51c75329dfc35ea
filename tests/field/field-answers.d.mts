export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function answerTo(
  given: object,
  message: { readonly method: string; readonly id?: string | number },
): string | HttpAnswer | undefined;
