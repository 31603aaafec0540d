import { execFileSync } from 'node:child_process'
import { fc } from '../support/random'
import { pythonRepr } from '../../src/foundation/python'
import { needs } from '../support/tools'

test.each<[unknown, string]>([
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
  [3, '3'],
  [-0.5, '-0.5'],
  ['it\'s "x"', `'it\\'s "x"'`],
  ['a\\b', String.raw`'a\\b'`],
  ['a\nb\u0000', String.raw`'a\nb\x00'`],
  ["it's", `"it's"`],
  ['ü€😀\u200b', String.raw`'ü€😀\u200b'`],
  [{ a: 'b', 'c d': null }, "{'a': 'b', 'c d': None}"],
  [[{ key: 'a', effect: 'NoExecute' }], "[{'key': 'a', 'effect': 'NoExecute'}]"],
  [{}, '{}'],
  [{ unset: undefined }, "{'unset': None}"],
])('%j is %s', (value, literal) => {
  expect(pythonRepr(value)).toBe(literal)
})

needs('python3')("Python's literal_eval restores 2,000 random values", () => {
  const values = fc.sample(fc.jsonValue({ noUnicodeString: false }), 2000)
  const program = `
import ast, json, sys
for line in sys.stdin:
    print(json.dumps(ast.literal_eval(json.loads(line))))
`
  const input = values.map((value) => JSON.stringify(pythonRepr(value))).join('\n')
  const output = execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })

  expect(
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(JSON.parse(JSON.stringify(values)))
})
