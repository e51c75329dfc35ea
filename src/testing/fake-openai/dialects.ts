// How the endpoints that call themselves OpenAI-compatible word their refusals, each in its own envelope.
import { openAiWordings } from './openai-wordings.ts';
import type { Problem, ProblemFacts, Refusal, Wordings } from './problem.ts';

interface Dialect {
  /** The body of a refusal. */
  readonly body: (refusal: Refusal) => unknown;
  /** Where it words a refusal in its own way. */
  readonly wordings: Partial<Wordings>;
}

/** The body that OpenAI documents: all four fields, null where there is nothing to say. */
const openAiBody = ({ message, type, param, code, details }: Refusal) => ({
  error: {
    message,
    type: type ?? 'invalid_request_error',
    param: param ?? null,
    code: code ?? null,
    ...details,
  },
});

const vllmTypes: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  404: 'NotFoundError',
  500: 'InternalServerError',
};
const vllmFields = ({ message, status, param, details }: Refusal) => ({
  message,
  type: vllmTypes[status] ?? 'BadRequestError',
  param: param ?? null,
  code: status,
  ...details,
});
const vllmWordings: Partial<Wordings> = {
  'unknown model': ({ model }) => ({ status: 404, message: `The model \`${model}\` does not exist.` }),
  'context length': ({ contextWindow, promptTokens }) => ({
    status: 400,
    message: `This model's maximum context length is ${contextWindow} tokens. However, you requested ${promptTokens} tokens (${promptTokens} in the messages, 0 in the completion). Please reduce the length of the messages or completion.`,
  }),
  'tools unsupported': () => ({
    status: 400,
    message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
  }),
  'json_schema unsupported': () => ({
    status: 400,
    message:
      "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or 'json_object'\", 'input': 'json_schema', 'ctx': {'expected': \"'text' or 'json_object'\"}}]",
  }),
};

/** The status names of Google's APIs. */
const googleStatus: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

const dialects = {
  openai: { body: openAiBody, wordings: {} },
  deepseek: {
    body: openAiBody,
    wordings: {
      'wrong key': () => ({
        status: 401,
        message: 'Authentication Fails (no such user)',
        type: 'authentication_error',
        code: 'invalid_request_error',
      }),
      'unknown model': () => ({ status: 400, message: 'Model Not Exist', code: 'invalid_request_error' }),
      'no credit': () => ({
        status: 402,
        message: 'Insufficient Balance',
        type: 'unknown_error',
        code: 'invalid_request_error',
      }),
      'json_schema unsupported': () => ({
        status: 400,
        message: 'This response_format type is unavailable now',
        code: 'invalid_request_error',
      }),
    },
  },
  /** Answers with an array around the error. */
  gemini: {
    body: ({ status, message, details }) => [
      { error: { code: status, message, status: googleStatus[status] ?? 'UNKNOWN', ...details } },
    ],
    wordings: {
      'no key': () => ({ status: 400, message: 'Missing or invalid Authorization header.' }),
      'wrong key': () => ({ status: 400, message: 'API key not valid. Please pass a valid API key.' }),
      'unknown model': ({ model }) => ({
        status: 404,
        message: `models/${model} is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
      }),
      // Its rate limits speak of a quota, too.
      'rate limited': () => ({
        status: 429,
        message: 'You exceeded your current quota, please check your plan and billing details.',
        details: { details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1s' }] },
      }),
      'context length': ({ contextWindow, promptTokens }) => ({
        status: 400,
        message: `The input token count (${promptTokens}) exceeds the maximum number of tokens allowed (${contextWindow}).`,
      }),
      'unsupported parameter': ({ parameter }) => ({
        status: 400,
        message: `Invalid JSON payload received. Unknown name "${parameter}": Cannot find field.`,
      }),
      overloaded: () => ({ status: 503, message: 'The model is overloaded. Please try again later.' }),
    },
  },
  vllm: { body: (refusal) => ({ error: vllmFields(refusal) }), wordings: vllmWordings },
  /** vLLM before 0.10: no `error` around the fields. */
  'vllm-0.9': { body: (refusal) => ({ object: 'error', ...vllmFields(refusal) }), wordings: vllmWordings },
  'llama.cpp': {
    body: ({ status, message, type, details }) => ({
      error: { code: status, message, type: type ?? 'invalid_request_error', ...details },
    }),
    wordings: {
      'wrong key': () => ({ status: 401, message: 'Invalid API Key', type: 'authentication_error' }),
      'no key': () => ({ status: 401, message: 'Invalid API Key', type: 'authentication_error' }),
      'context length': ({ contextWindow, promptTokens }) => ({
        status: 400,
        message: 'the request exceeds the available context size, try increasing it',
        type: 'exceed_context_size_error',
        details: { n_prompt_tokens: promptTokens, n_ctx: contextWindow },
      }),
      'json_schema unsupported': () => ({
        status: 400,
        message: 'response_format type must be one of "text" or "json_object", but got: json_schema',
      }),
      overloaded: () => ({ status: 503, message: 'Loading model', type: 'unavailable_error' }),
      'tools unsupported': () => ({
        status: 500,
        message: 'tools param requires --jinja flag',
        type: 'server_error',
      }),
    },
  },
  ollama: {
    body: (refusal) => openAiBody({ type: 'api_error', ...refusal }),
    wordings: {
      'unknown model': ({ model }) => ({
        status: 404,
        message: `model "${model}" not found, try pulling it first`,
      }),
      'tools unsupported': ({ model }) => ({
        status: 400,
        message: `registry.ollama.ai/library/${model} does not support tools`,
      }),
    },
  },
  /** Its error is a text. */
  'lm-studio': {
    body: ({ message }) => ({ error: message }),
    wordings: {
      'json_object unsupported': () => ({
        status: 400,
        message: "'response_format.type' must be 'json_schema' or 'text'",
      }),
      'context length': ({ contextWindow, promptTokens }) => ({
        status: 400,
        message: `Trying to keep the first ${promptTokens} tokens when context the overflows. However, the model is loaded with context length of only ${contextWindow} tokens, which is not enough. Try to load the model with a larger context length, or provide a shorter input`,
      }),
    },
  },
  openrouter: {
    body: ({ status, message, details }) => ({
      error: { message, code: status, ...details },
      user_id: 'user_fake',
    }),
    wordings: {
      'no key': () => ({ status: 401, message: 'No auth credentials found' }),
      'wrong key': () => ({ status: 401, message: 'User not found.' }),
      'unknown model': ({ model }) => ({ status: 400, message: `${model} is not a valid model ID` }),
      'no credit': () => ({
        status: 402,
        message: 'Insufficient credits. Add more using https://openrouter.ai/settings/credits',
      }),
      'context length': ({ contextWindow, promptTokens }) => ({
        status: 400,
        message: `This endpoint's maximum context length is ${contextWindow} tokens. However, you requested about ${promptTokens} tokens (${promptTokens} of text input). Please reduce the length of either one, or use the "middle-out" transform to compress your prompt automatically.`,
      }),
      'tools unsupported': () => ({
        status: 404,
        message:
          'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
      }),
      'json_schema unsupported': () => ({
        status: 404,
        message:
          'No endpoints found that can handle the requested parameters. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
      }),
    },
  },
  /** Checks its input strictly. */
  mistral: {
    body: ({ message, type, code, details }) => ({
      object: 'error',
      message,
      type: type ?? 'invalid_request_error',
      param: null,
      code: code ?? null,
      ...details,
    }),
    wordings: {
      'unsupported parameter': ({ parameter, value }) => ({
        status: 422,
        message: 'Invalid input',
        details: {
          message: {
            detail: [
              {
                type: 'extra_forbidden',
                loc: ['body', parameter],
                msg: 'Extra inputs are not permitted',
                input: value,
              },
            ],
          },
        },
      }),
    },
  },
} satisfies Record<string, Dialect>;

/** Whose wordings the fake endpoint uses for its refusals. */
export type FakeDialect = keyof typeof dialects;

/** Every dialect, for tests that go through them all. */
export const fakeDialects = Object.keys(dialects) as readonly FakeDialect[];

/** The status and the body with which an endpoint refuses a request. */
export function refusalIn(
  name: FakeDialect,
  problem: Problem,
  facts: ProblemFacts,
): { status: number; body: unknown } {
  const dialect: Dialect = dialects[name];
  const refusal = (dialect.wordings[problem] ?? openAiWordings[problem])(facts);
  return { status: refusal.status, body: dialect.body(refusal) };
}

/** The body of a refusal that is no known problem. */
export function bodyIn(name: FakeDialect, refusal: Refusal): unknown {
  const dialect: Dialect = dialects[name];
  return dialect.body(refusal);
}
