/** Small builders of JSON Schema, typed so that a tool's arguments get their TypeScript type from its own schema. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The TypeScript type of the values a schema made here allows. */
type ValueOf<S> = S extends { enum: readonly (infer V)[] }
  ? V
  : S extends { type: 'string' }
    ? string
    : S extends { type: 'integer' | 'number' }
      ? number
      : S extends { type: 'boolean' }
        ? boolean
        : S extends { type: 'array'; items: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { type: 'object'; properties: infer P }
            ? { readonly [K in keyof P]: ValueOf<P[K]> }
            : never;

type Properties = Readonly<Record<string, JsonSchema>>;

/** Required parameters and those with a default are always there when a tool runs; the others may be missing. */
type ArgumentsOf<Required extends Properties, Optional extends Properties> = {
  readonly [K in keyof Required]: ValueOf<Required[K]>;
} & {
  readonly [K in keyof Optional as Optional[K] extends { default: unknown } ? K : never]: ValueOf<
    Optional[K]
  >;
} & {
  readonly [K in keyof Optional as Optional[K] extends { default: unknown } ? never : K]?: ValueOf<
    Optional[K]
  >;
};

declare const argumentsType: unique symbol;

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Properties;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

export interface InputSchema<Arguments> extends ObjectSchema {
  readonly [argumentsType]?: Arguments;
}

/** A tool's input schema: what it must be given, and what it may be given. */
export function takes<Required extends Properties, Optional extends Properties = Record<never, never>>(
  required: Required,
  optional?: Optional,
): InputSchema<ArgumentsOf<Required, Optional>> {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** An object of which every property is always present; an output schema is one. */
export function record<P extends Properties>(properties: P, description?: string) {
  return {
    type: 'object' as const,
    ...(description === undefined ? {} : { description }),
    properties,
    required: Object.keys(properties),
    additionalProperties: false as const,
  };
}

export function text<const K extends object = object>(description: string, keywords?: K) {
  return { type: 'string' as const, description, ...(keywords ?? ({} as K)) };
}

export function oneOf<const V extends string, const K extends object = object>(
  values: readonly V[],
  description: string,
  keywords?: K,
) {
  return { type: 'string' as const, enum: values, description, ...(keywords ?? ({} as K)) };
}

export function wholeNumber<const K extends object = object>(description: string, keywords?: K) {
  return { type: 'integer' as const, description, ...(keywords ?? ({} as K)) };
}

export function decimal<const K extends object = object>(description: string, keywords?: K) {
  return { type: 'number' as const, description, ...(keywords ?? ({} as K)) };
}

export function flag<const K extends object = object>(description: string, keywords?: K) {
  return { type: 'boolean' as const, description, ...(keywords ?? ({} as K)) };
}

/** A calendar date, such as 2026-03-02. */
export function date(description: string, example = '2026-03-09') {
  return { type: 'string' as const, format: 'date' as const, description, examples: [example] };
}

/** A time of day in hours and minutes, such as 09:30. */
export function time(description: string) {
  return {
    type: 'string' as const,
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description,
    examples: ['09:30'],
  };
}

export function email(description: string) {
  return { type: 'string' as const, format: 'email' as const, description };
}

export function list<const S extends JsonSchema, const K extends object = object>(
  description: string,
  items: S,
  keywords?: K,
) {
  return { type: 'array' as const, description, items, ...(keywords ?? ({} as K)) };
}

/** The same schema, which may also be null. */
export function nullable<const S extends JsonSchema>(schema: S): JsonSchema {
  const values = schema.enum as readonly unknown[] | undefined;
  return { ...schema, type: [schema.type, 'null'], ...(values ? { enum: [...values, null] } : {}) };
}
