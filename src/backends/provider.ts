// A kind of model: everything that the program knows of one kind and not of the others.
import type { ModelBackend } from '../model/seams.ts';
import type { KnownPrice, Prices } from '../spending/prices.ts';
import type { ChatJudge } from './chat/judge.ts';
import type { ChatPlayer } from './chat/player.ts';
import type { ChatModel } from './language/chat-model.ts';
import type { AskClient } from './sampling/sampling.ts';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Provider {
  /** What a model's name begins with, before the colon; the whole name where nothing follows. */
  readonly scheme: string;
  /** What follows the colon. */
  readonly takes?: {
    readonly placeholder: string;
    /** As the rest of a sentence: "the name of a model". */
    readonly what: string;
    readonly example: string;
  };
  /** Set where users cannot choose it by its name alone. */
  readonly hidden?: true;
  /** Whether prose is written and read: prompts, tokens and checks that ask go with such a model only. */
  readonly isLanguageModel: boolean;
  /** What follows the colon as it means the same from any folder; unchanged where it is left out. */
  absolute?(name: string): string;
}

/** A model in this process, or one that somebody else asks: nothing can be said of how it is asked. */
export interface LocalProvider extends Provider {
  readonly endpoint?: never;
  /** Set where every thread can have one of its own: they share nothing. */
  readonly anyThread?: true;
  /** Throws `usage` where it cannot be had. */
  backend(name: string, context: { readonly askClient: AskClient | undefined }): ModelBackend;
}

/** A model that is asked over the network. */
export interface EndpointProvider extends Provider {
  readonly endpoint: Endpoints;
}

export type ModelProvider = LocalProvider | EndpointProvider;

/** How a model is asked over the network; what is left out has the provider's default. */
export interface EndpointOptions {
  /** The endpoint's own name of the model. */
  readonly model: string;
  readonly baseUrl?: string | undefined;
  /** Where keys are looked for. */
  readonly env: Environment;
  readonly temperature?: number | undefined;
  /** A folder: what was answered once is not asked again. */
  readonly cacheDir?: string | undefined;
  /** Requests under way at a time, at most. */
  readonly concurrency?: number | undefined;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  /** Tokens that an answer may take, where the endpoint is to be told. */
  readonly maxAnswerTokens?: number | undefined;
  /** Milliseconds that one answer may take. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds that nothing may be answered before the run ends. */
  readonly patienceMs?: number | undefined;
  /** USD for a million tokens, by model; they come before the table's. */
  readonly prices?: Prices | undefined;
  /** What a user should know: pauses of the endpoint, a cache that cannot be written. */
  readonly onNotice: (message: string) => void;
}

/** Everything about the endpoints of one kind. All throw `usage` for a base URL that is none. */
export interface Endpoints {
  /** What answers the stages, once `createLanguageBackend` has made a backend of it. */
  chat(options: EndpointOptions): ChatModel;
  /** Plays examples of an evaluation. */
  player(options: EndpointOptions): ChatPlayer;
  /** Judges final answers of an evaluation. */
  judge(options: EndpointOptions): ChatJudge;
  /** Where requests go, without credentials. */
  shownUrl(baseUrl: string | undefined, env: Environment): string;
  /** What must not stand in any file: keys, passwords. */
  secrets(baseUrl: string | undefined, env: Environment): readonly string[];
  /** By the user's prices, or else by a table of the vendor's; undefined where neither knows. */
  price(model: string, baseUrl: string | undefined, env: Environment, prices: Prices): KnownPrice | undefined;
  /** Requests side by side, where `drafts` are worked on at a time. */
  concurrency(baseUrl: string | undefined, env: Environment, drafts: number): number;
}
