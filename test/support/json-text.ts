import { fc } from './random'

const integer = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String)
const float = fc
  .tuple(fc.integer({ min: -99, max: 99 }), fc.constantFrom('.0', '.50', 'e3', 'E+20', '.25e-9', 'e-400'))
  .map(([whole, rest]) => `${whole}${rest}`)
const pieces = ['a', '"', '\\', ': 1.0', ',', '#', '$', '[', '}', '\n', '9', 'é', '😀']
const string = fc
  .array(fc.constantFrom(...pieces), { maxLength: 5 })
  .map((some) => JSON.stringify(some.join('')))
const key = fc.oneof(
  fc.nat(30).map((index) => `"${index}"`),
  fc.constantFrom('"__proto__"', '"a"'),
  string,
)
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: fc.oneof(integer, float, string, fc.constantFrom('null', 'true')) },
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(' ,')}]`),
    fc
      .array(fc.tuple(key, tie('json')), { maxLength: 5 })
      .map((items) => `{${items.map((item) => item.join(' : ')).join(',')}}`),
  ),
}))

/** Arbitrary JSON text, including what JSON.parse loses: whole floats, large integers, the order of numeric keys. */
export const jsonText = json
