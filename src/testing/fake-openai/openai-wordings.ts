// How OpenAI words its refusals: the model of all the others, and what they say where nothing else is known of them.
import type { Wordings } from './problem.ts';

const invalidRequest = 'invalid_request_error';

export const openAiWordings: Wordings = {
  'no key': () => ({
    status: 401,
    message:
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). You can obtain an API key from https://platform.openai.com/account/api-keys.",
    type: invalidRequest,
  }),
  'wrong key': ({ key }) => ({
    status: 401,
    message: `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    type: invalidRequest,
    code: 'invalid_api_key',
  }),
  forbidden: ({ model }) => ({
    status: 403,
    message: `Project \`proj_fake\` does not have access to model \`${model}\``,
    type: invalidRequest,
    code: 'model_not_found',
  }),
  'unknown model': ({ model }) => ({
    status: 404,
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
    type: invalidRequest,
    code: 'model_not_found',
  }),
  'no credit': () => ({
    status: 429,
    message:
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  'rate limited': ({ model }) => ({
    status: 429,
    message: `Rate limit reached for ${model} in organization org-fake on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in 120ms. Visit https://platform.openai.com/account/rate-limits to learn more.`,
    type: 'requests',
    code: 'rate_limit_exceeded',
  }),
  'context length': ({ contextWindow, promptTokens }) => ({
    status: 400,
    message: `This model's maximum context length is ${contextWindow} tokens. However, your messages resulted in ${promptTokens} tokens. Please reduce the length of the messages.`,
    type: invalidRequest,
    param: 'messages',
    code: 'context_length_exceeded',
  }),
  'json_schema unsupported': () => ({
    status: 400,
    message:
      "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs",
    type: invalidRequest,
  }),
  'json_object unsupported': () => ({
    status: 400,
    message: "Invalid parameter: 'response_format' of type 'json_object' is not supported with this model.",
    type: invalidRequest,
    param: 'response_format',
  }),
  'tools unsupported': () => ({
    status: 400,
    message:
      'tools is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling.',
    type: invalidRequest,
    param: 'tools',
  }),
  'unsupported parameter': ({ parameter, value }) => {
    if (parameter === 'temperature') {
      return {
        status: 400,
        message: `Unsupported value: 'temperature' does not support ${value} with this model. Only the default (1) value is supported.`,
        type: invalidRequest,
        param: 'temperature',
        code: 'unsupported_value',
      };
    }
    const instead = parameter === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
    return {
      status: 400,
      message: `Unsupported parameter: '${parameter}' is not supported with this model.${instead}`,
      type: invalidRequest,
      param: parameter,
      code: 'unsupported_parameter',
    };
  },
  'server error': () => ({
    status: 500,
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
  }),
  overloaded: () => ({
    status: 503,
    message: 'The engine is currently overloaded, please try again later',
    type: 'server_error',
  }),
};
