import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isScalar, type JsonValue } from '../../src/model/json.ts';
import { getAt, pointerTokens, scalarsIn, setAt, toPointer } from '../../src/model/pointer.ts';

// The examples of RFC 6901, section 5.
const rfc: JsonValue = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8, ' ': 7 };
test.each<[string, JsonValue]>([
  ['', rfc],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/m~0n', 8],
  ['/ ', 7],
])('%j points to what the specification says', (pointer, value) => {
  expect(getAt(rfc, pointer)).toEqual(value);
});

test.each(['/none', '/foo/2', '/foo/x', '/foo/0/1', '/constructor', '/~01'])(
  '%j points to nothing',
  (pointer) => {
    expect(getAt(rfc, pointer)).toBeUndefined();
  },
);

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

test('tokens survive the way through a pointer', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tokens) => {
      expect(pointerTokens(toPointer(tokens))).toEqual(tokens);
    }),
  );
});

test('every scalar stands where its pointer says, and there are no others', () => {
  fc.assert(
    fc.property(json, (value) => {
      const scalars = [...scalarsIn(value)];
      for (const scalar of scalars) expect(getAt(value, scalar.pointer)).toBe(scalar.value);
      let count = 0;
      JSON.stringify(value, (_, part) => {
        if (isScalar(part)) count += 1;
        return part;
      });
      expect(scalars).toHaveLength(count);
    }),
  );
});

test('what is set stands there, everything else stays, and the original is untouched', () => {
  fc.assert(
    fc.property(json, fc.nat(), (value, index) => {
      const before = JSON.stringify(value);
      const scalars = [...scalarsIn(value)];
      const chosen = scalars[index % Math.max(1, scalars.length)];
      fc.pre(chosen !== undefined);
      const changed = setAt(value, chosen.pointer, 'new');
      for (const { pointer, value: old } of scalars)
        expect(getAt(changed, pointer)).toBe(pointer === chosen.pointer ? 'new' : old);
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
});
