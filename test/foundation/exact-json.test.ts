import { fc } from '../support/random'
import { parseJson, stringifyJson } from '../../src/foundation/exact-json'
import type { Value } from '../../src/foundation/json'
import { pythonRepr } from '../../src/foundation/python'
import { jsonText } from '../support/json-text'
import { needsPython, python } from '../support/python'

test.each([
  ['1.0', '1.0'],
  ['[1, 1.5, -0, -0.0, 1e3, 1E-7]', '[1, 1.5, 0, -0.0, 1000.0, 1e-07]'],
  ['[1e15, 1e16, 123456789012345680.0]', '[1000000000000000.0, 1e+16, 1.2345678901234568e+17]'],
  ['[7.00000000000000001, 99999999.99999999999, 0.5]', '[7.0, 100000000.0, 0.5]'],
  ['{"a":1.0}', "{'a': 1.0}"],
  ['[123456789012345678]', '[123456789012345678]'],
  ['{"id": 9007199254740993}', "{'id': 9007199254740993}"],
  ['{"10": "x", "9": {"2": 1, "1": 2}, "a": 3}', "{'10': 'x', '9': {'2': 1, '1': 2}, 'a': 3}"],
  ['{"b": 1.0, "1": 1, "b": 2.0}', "{'b': 2.0, '1': 1}"],
  ['{"__proto__": 1.0, "$": "#1.0", "#": "$"}', "{'__proto__': 1.0, '$': '#1.0', '#': '$'}"],
  [String.raw`{"a\"1.0": "\\", "1": "1.0"}`, String.raw`{'a"1.0': '\\', '1': '1.0'}`],
])('%s is parsed as by Python', (text, literal) => {
  expect(pythonRepr(parseJson(text) as Value)).toBe(literal)
})

test.each([
  '',
  '01.0',
  '1.0.0',
  '1.',
  '[1.0',
  '{"1": }',
  '{1.0: 2}',
  '[1.0, {1.0: 2}]',
  '"a\n1.0"',
  '"1.0',
  '1.0 2',
  "['1.0']",
])('%j is not JSON', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError)
})

test('numbers and key order survive a round trip', () => {
  const text = '{"b":[1.0,-0.0,9007199254740993,null,"x"],"1":{},"0":[],"c":1e+22}'

  expect(stringifyJson(parseJson(text))).toBe(text)
  expect(stringifyJson(parseJson('{"a": [1.0, {"b": []}]}'), 2)).toBe(
    '{\n  "a": [\n    1.0,\n    {\n      "b": []\n    }\n  ]\n}',
  )
})

test('other values are written as by JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(stringifyJson(value, indent)).toBe(JSON.stringify(value, null, indent))
    }),
  )
})

needsPython('json')('10,000 random JSON texts are parsed as by Python', () => {
  const texts = fc.sample(jsonText, 10_000)

  expect(texts.map((text) => pythonRepr(parseJson(text) as Value))).toEqual(
    python('print(json.dumps([repr(json.loads(text)) for text in data]))', texts),
  )
})
