import { fc } from '../support/random'
import type { Row, Value } from '../../src/foundation/json'

/**
 * Characters unsafe for a terminal, by hand: C0, DEL, C1, bidirectional controls, separators, byte order marks, U+FFFE
 * and U+FFFF, tags, lone surrogates.
 */
export const hostile =
  // eslint-disable-next-line no-control-regex -- matches control characters
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/u

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.constantFrom(
    '\\n',
    '\\',
    "'",
    '"',
    '$(touch pwned)',
    '`id`',
    '%s',
    '${HOME}',
    '!',
    '#',
    ': ',
    '- ',
    '=',
    '~',
  ),
  fc.constantFrom(
    'no',
    'null',
    '1e3',
    '0o7',
    '12:30',
    '2026-07-01',
    '1_000',
    '<<',
    '.inf',
    '0x1f',
    'Y',
    '+1',
  ),
  fc.constantFrom('日本', 'é', 'e\u0301', '한국', '😀', '\u00a0', '\u200b', 'ß', '\u3000', 'ｆ'),
)
const dangers = fc.oneof(
  fc.constantFrom(
    '\x1b[31m',
    '\x1b]0;title\x07',
    '\r',
    '\n',
    '\t',
    '\0',
    '\x7f',
    '\x9b2J',
    '\u202e',
    '\u2066',
  ),
  fc.constantFrom(
    '\u2028',
    '\u2029',
    '\ud800',
    '\udc00',
    '\u061c',
    '\u0085',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\u{e0041}',
    '\r\n',
    '\n\n ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

/** Realistic text, including unusual but harmless characters. */
export const harmlessText = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(''))

/** Arbitrary text. */
export const anyText = fc.array(fc.oneof(pieces, dangers), { maxLength: 6 }).map((parts) => parts.join(''))

/** `8e-323` is a number in YAML, but a string for PyYAML, which requires a decimal point. */
const noDigitsAfterPoint = /^-?\d+e/

/** JSON values with texts, including keys that every JavaScript object has. */
export function valueOf(text: fc.Arbitrary<string>): fc.Arbitrary<Value> {
  const scalar = fc.oneof(
    { weight: 4, arbitrary: text },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (number === 0 || noDigitsAfterPoint.test(String(number)) ? 0 : number)),
  )
  const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString'))
  return fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: scalar },
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).value
}

export function rowOf(value: fc.Arbitrary<Value>): fc.Arbitrary<Row> {
  const key = fc.constantFrom(
    'name',
    'status_reason',
    'labels',
    'api_address',
    'faults',
    '__proto__',
    'no',
    'é',
  )
  return fc
    .array(fc.tuple(key, value), { minLength: 1, maxLength: 3 })
    .map((items) => Object.fromEntries(items))
}
