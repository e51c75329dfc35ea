// A model by its name: `openai:gpt-5-mini`, `symbolic`.

import type { EndpointProvider, ModelProvider } from '../backends/provider.ts';
import { modelProviders } from '../backends/providers.ts';
import { ToolGradError } from '../model/errors.ts';
import { didYouMeanThis, nearestName } from '../text/did-you-mean.ts';
import { listed } from '../text/listed.ts';

export interface Model<Kind extends ModelProvider = ModelProvider> {
  readonly provider: Kind;
  /** What follows the colon: `gpt-5-mini`; '' where nothing does. */
  readonly name: string;
}

/** A model that is asked over the network. */
export type EndpointModel = Model<EndpointProvider>;

const shown = modelProviders.filter(({ hidden }) => hidden !== true);
const choices = shown.map(patternOf);

/** How the provider's models are named: `openai:NAME`. */
export function patternOf({ scheme, takes }: ModelProvider): string {
  return takes === undefined ? scheme : `${scheme}:${takes.placeholder}`;
}

/** The model of that name. Throws `usage`, with the nearest name there is, where it is none. */
export function parseModel(text: string): Model {
  const colon = text.indexOf(':');
  const scheme = colon === -1 ? text : text.slice(0, colon);
  const rest = colon === -1 ? '' : text.slice(colon + 1).trim();
  const provider = modelProviders.find((known) => known.scheme === scheme);
  if (provider !== undefined && (rest !== '') === (provider.takes !== undefined)) {
    return { provider, name: provider.absolute?.(rest) ?? rest };
  }
  if (provider?.takes !== undefined) {
    const { what, example } = provider.takes;
    throw usage(`${scheme}: needs ${what} after it, as in ${scheme}:${example}.`);
  }
  const meant = nearestTo(scheme, rest) ?? namedPlainly(text);
  throw usage(`Unknown model ${text}.${didYouMeanThis(meant)} The models are ${listed(choices, 'or')}.`);
}

/** Its name, the same from any folder. */
export function modelText({ provider, name }: Model): string {
  return name === '' ? provider.scheme : `${provider.scheme}:${name}`;
}

export function isEndpointModel(model: Model): model is EndpointModel {
  return model.provider.endpoint !== undefined;
}

/** The name that was meant by a model's own name, with a tag or an owner perhaps: it lacks its scheme. */
export function namedPlainly(text: string): string | undefined {
  const asked = modelProviders.find(({ endpoint }) => endpoint !== undefined);
  return /^(?=[a-z][\w.-]*\d)[\w.:/-]+$/i.test(text) ? `${asked?.scheme}:${text}` : undefined;
}

function nearestTo(scheme: string, rest: string): string | undefined {
  const possible = shown.filter(({ takes }) => takes === undefined || rest !== '');
  const meant = nearestName(
    scheme,
    possible.map((provider) => provider.scheme),
  );
  const provider = possible.find((known) => known.scheme === meant);
  return provider && modelText({ provider, name: provider.takes === undefined ? '' : rest });
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence, { choices });
}
