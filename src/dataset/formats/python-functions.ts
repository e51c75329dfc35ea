// The tools in view and the calls of them with names that Python takes for identifiers.
import type { Example, ExampleCall } from '../../model/example.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { functionOf } from './function-schema.ts';
import { pythonNames } from './python-literal.ts';

export interface PythonFunctions {
  /** `{name, description, parameters}` of each tool in view, in their order. */
  readonly functions: readonly PythonFunction[];
  call(call: Pick<ExampleCall, 'name' | 'arguments'>): PythonCall;
}

export interface PythonFunction extends JsonObject {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

export interface PythonCall {
  readonly name: string;
  readonly parameters: JsonObject;
  readonly of: PythonFunction;
}

/** Renames functions and their parameters where Python has to (`user-id`, `from`), alike in schemas and calls. */
export function pythonFunctions(example: Pick<Example, 'tools'>): PythonFunctions {
  const names = pythonNames(example.tools.map((tool) => tool.name));
  const known = new Map(
    example.tools.map((tool) => {
      const { description, parameters } = functionOf(tool) as PythonFunction;
      const properties = isObject(parameters.properties) ? parameters.properties : {};
      const renamed = pythonNames(Object.keys(properties));
      const nameOf = (name: string) => renamed.get(name) ?? name;
      const of: PythonFunction = {
        name: names.get(tool.name) ?? tool.name,
        description,
        parameters: {
          ...parameters,
          properties: renameKeys(properties, nameOf),
          required: requiredOf(parameters).map(nameOf),
        },
      };
      return [tool.name, { of, nameOf }] as const;
    }),
  );
  return {
    functions: [...known.values()].map(({ of }) => of),
    call({ name, arguments: given }) {
      const entry = known.get(name);
      if (entry === undefined) throw new RangeError(`The tool ${name} is called but not in view.`);
      // What the schema does not name may still be allowed by it, and has to be an identifier all the same.
      const others = pythonNames(Object.keys(given));
      const nameOf = (key: string) => (Object.hasOwn(given, key) ? entry.nameOf(key) : key);
      const parameters = renameKeys(given, (key) => {
        const renamed = nameOf(key);
        return renamed === key ? (others.get(key) ?? key) : renamed;
      });
      return { name: entry.of.name, parameters, of: entry.of };
    },
  };
}

function renameKeys(value: JsonObject, nameOf: (key: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [nameOf(key), item]));
}
