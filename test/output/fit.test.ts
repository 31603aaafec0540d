import { listOf, written } from '../support/written'
import { needsPython, python } from '../support/python'
import { wrapText } from '../../src/output/wrap-text'
import { fc } from '../support/random'

const row = {
  uuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52',
  name: 'k8s',
  status_reason: 'Stack CREATE failed',
}
const list = () => listOf(['uuid', 'name', 'status_reason'], [row])

test('--max-width wraps a wide table', async () => {
  expect(await written(list(), { maxWidth: 50 })).toBe(`\
+--------------------+------+--------------------+
| uuid               | name | status_reason      |
+--------------------+------+--------------------+
| 5d12f6fd-a196-     | k8s  | Stack CREATE       |
| 4bf0-ae4c-         |      | failed             |
| 1f639a523a52       |      |                    |
+--------------------+------+--------------------+
`)
})

test('--fit-width uses the width of the terminal, and does nothing without one', async () => {
  const fitted = await written(list(), { fitWidth: true }, { isTerminal: true, columns: 60 })
  expect(fitted.split('\n')[0]).toBe('+-------------------------+------+---------------------+')
  expect(await written(list(), { fitWidth: true })).toBe(await written(list()))
})

needsPython('textwrap')('5,000 texts are broken as Python breaks them', () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '1', '-', '_', '.', ','), maxLength: 14 }),
    fc.constantFrom(' ', '  ', '--', 'well-known', '5d12f6fd-a196'),
  )
  const cases = fc.sample(
    fc.tuple(
      fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
      fc.integer({ min: 1, max: 20 }),
    ),
    5_000,
  )
  const broken = python('import textwrap\nprint(json.dumps([textwrap.fill(t, w) for t, w in data]))', cases)
  expect(cases.map(([text, width]) => wrapText(text, width))).toEqual(broken)
})

test('statuses are coloured if colours are on, without changing the frame', async () => {
  const states = listOf(
    ['name', 'status'],
    [
      { name: 'a', status: 'CREATE_COMPLETE' },
      { name: 'b', status: 'UPDATE_IN_PROGRESS' },
      { name: 'c', status: 'DELETE_FAILED' },
    ],
  )
  expect(await written(states, {}, { isTerminal: true, colour: true })).toBe(`\
+------+--------------------+
| name | status             |
+------+--------------------+
| a    | \x1b[32mCREATE_COMPLETE\x1b[39m    |
| b    | \x1b[33mUPDATE_IN_PROGRESS\x1b[39m |
| c    | \x1b[31mDELETE_FAILED\x1b[39m      |
+------+--------------------+
`)
})
