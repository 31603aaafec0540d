import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differences } from './differences'
import { describeMirror, useMirror } from './mirror'

describeMirror('every intended difference', () => {
  const mirror = useMirror()

  it.each(differences.map((difference) => [difference.id, difference] as const))(
    '%s applies to its example',
    async (id, { example, ours = {} }) => {
      const seen = await mirror.run(example)

      expect(seen.applied).toContain(id)
      expect(seen.ours).toEqual(seen.expected)
      expect(seen.whole).toMatchObject(ours)
    },
  )
})

test('the migration guide lists them all', () => {
  const page = readFileSync(join(__dirname, '../../docs/coming-from-python-magnumclient.md'), 'utf8')
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))

  expect(cells.slice(2)).toEqual(differences.map(({ old, now }) => ['', old, now, '']))
})
