// Layouts in which what a record says is not at its top: hits, features, resources with attributes, pages with properties.
import { isObject, isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { toPointer } from '../../model/pointer.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import { leadsOn } from './links.ts';

/** A member of a record, wherever in its object it is. */
export interface Member {
  readonly key: string;
  /** A pointer into the object. */
  readonly path: string;
  readonly value: JsonValue;
}

export interface RecordLayout {
  /** The kind that the object itself states. */
  readonly noun?: string;
  readonly members: readonly Member[];
}

/** The members of a record, those that its layout holds further in among them. */
export function layoutOf(object: JsonObject): RecordLayout {
  const noun = kindOf(object);
  const members = hit(object) ?? feature(object) ?? resource(object) ?? page(object) ?? fielded(object);
  return { ...(noun !== undefined && { noun }), members: members ?? membersOf(object) };
}

/** The object that a list's item only wraps, `{"node": {…}, "cursor": …}` or `{"issue": {…}}`, and the key it is under. */
export function wrapped(
  object: JsonObject,
): { readonly key: string; readonly value: JsonObject } | undefined {
  const members = Object.entries(object).filter(
    ([key, value]) => value !== undefined && key !== 'cursor' && key !== 'search' && !leadsOn(key, value),
  );
  const [first] = members;
  if (members.length !== 1 || first === undefined || !isObject(first[1])) return undefined;
  return { key: first[0], value: first[1] };
}

function membersOf(object: JsonObject, path = '', without: readonly string[] = []): Member[] {
  const members: Member[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined || without.includes(key)) continue;
    members.push({ key, path: path + toPointer([key]), value });
  }
  return members;
}

const filesystem = /^(?:file|directory|folder|dir)$/i;

function kindOf(object: JsonObject): string | undefined {
  const { __typename, object: kind, resourceType, type, id, attributes } = object;
  for (const name of [__typename, resourceType, id === undefined ? undefined : kind])
    if (typeof name === 'string' && /^[\w.-]{2,40}$/.test(name)) return nounOf(name);
  if (typeof type === 'string' && (filesystem.test(type) || (isObject(attributes) && id !== undefined)))
    return type.toLowerCase() === 'dir' ? 'directory' : nounOf(type);
  return isObject(attributes) && typeof attributes.type === 'string' && 'url' in attributes
    ? nounOf(attributes.type.replace(/__c$/, ''))
    : undefined;
}

function nounOf(name: string): string {
  return wordsOf(name).map(singular).join(' ');
}

/** Search engines: `{_index, _id, _score, _source}`. */
function hit(object: JsonObject): Member[] | undefined {
  const { _id, _source } = object;
  if (_id === undefined || !isObject(_source)) return undefined;
  const members = membersOf(_source, '/_source');
  return [{ key: _source.id === undefined ? 'id' : '_id', path: '/_id', value: _id }, ...members];
}

/** GeoJSON: the geometry is where a thing is, and no thing. */
function feature(object: JsonObject): Member[] | undefined {
  const { type, properties } = object;
  if (type !== 'Feature' || !isObject(properties)) return undefined;
  return [
    ...membersOf(object, '', ['type', 'properties', 'geometry', 'bbox']),
    ...membersOf(properties, '/properties'),
  ];
}

/** JSON:API: `{type, id, attributes, relationships}`; a relationship to one resource is a reference. */
function resource(object: JsonObject): Member[] | undefined {
  const { type, id, attributes, relationships } = object;
  if (typeof type !== 'string' || id === undefined || !isObject(attributes)) return undefined;
  const references = Object.entries(isObject(relationships) ? relationships : {}).flatMap(
    ([key, value]): Member[] => {
      const data = isObject(value) ? value.data : undefined;
      if (!isObject(data) || !isScalar(data.id)) return [];
      return [{ key: `${key}_id`, path: toPointer(['relationships', key, 'data', 'id']), value: data.id }];
    },
  );
  return [{ key: 'id', path: '/id', value: id }, ...membersOf(attributes, '/attributes'), ...references];
}

/** Pages of a workspace, whose properties are `{type: 'select', select: {name}}`. */
function page(object: JsonObject): Member[] | undefined {
  const { properties } = object;
  if (!isObject(properties)) return undefined;
  const read = Object.entries(properties).map(([key, property]) => {
    const inner =
      isObject(property) && typeof property.type === 'string' ? said(property, property.type) : undefined;
    return inner === undefined
      ? undefined
      : { key, path: toPointer(['properties', key]) + inner.path, value: inner.value };
  });
  const described = Object.values(properties).filter((property) => isDescribed(property));
  if (described.length === 0 || described.length < read.length) return undefined;
  return [...membersOf(object, '', ['properties']), ...read.filter((member) => member !== undefined)];
}

function isDescribed(property: JsonValue | undefined): boolean {
  return isObject(property) && typeof property.type === 'string' && Object.hasOwn(property, property.type);
}

const saidBy = [
  'plain_text',
  'name',
  'start',
  'string',
  'number',
  'date',
  'boolean',
  'email',
  'url',
  'content',
];

/** The one scalar that a property says, and where it is. */
function said(
  property: JsonObject,
  type: string,
): { readonly path: string; readonly value: JsonScalar } | undefined {
  let here: JsonValue | undefined = property[type];
  let path = toPointer([type]);
  for (let depth = 0; depth < 4; depth++) {
    if (here === undefined) return undefined;
    if (isScalar(here)) return { path, value: here };
    // Of several people or tags none is the property's value; a title is one run of text as a rule.
    const key: string | undefined = Array.isArray(here)
      ? here.length === 1
        ? '0'
        : undefined
      : saidBy.find((name) => (here as JsonObject)[name] !== undefined);
    if (key === undefined) return undefined;
    here = Array.isArray(here) ? (here as readonly JsonValue[])[0] : (here as JsonObject)[key];
    path += toPointer([key]);
  }
  return undefined;
}

/** Records in parts: `{metadata, spec, status}`, `{id, createdTime, fields}`, and those that announce their type in `attributes`. */
function fielded(object: JsonObject): Member[] | undefined {
  const { id, key = id, fields, attributes, metadata, spec, status } = object;
  if (isObject(metadata) && typeof metadata.name === 'string' && (isObject(spec) || isObject(status)))
    return [
      ...membersOf(metadata, '/metadata'),
      ...membersOf(object, '', ['metadata', 'status']),
      ...membersOf(isObject(status) ? status : {}, '/status'),
    ];
  if (key !== undefined && isObject(fields))
    return [...membersOf(object, '', ['fields']), ...membersOf(fields, '/fields')];
  if (isObject(attributes) && typeof attributes.type === 'string' && 'url' in attributes)
    return membersOf(object, '', ['attributes']);
  return undefined;
}
