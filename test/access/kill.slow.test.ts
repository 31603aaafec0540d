import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { figure } from '../support/figure'
import { temporaryFolder } from '../support/temporary-folder'
import { buildWriter, killed } from '../support/writer'

const lanes = ['one', 'other']
const startWriter = buildWriter(join(__dirname, 'support/merge.process.ts'))

test('200 kills of two concurrent writers lose no merged entry', async () => {
  const file = join(temporaryFolder(), 'config')
  const merged = await startWriter(file, 'first', '1').done
  // The time in which two writers on this machine finish three writes each.
  const { ready, done } = startWriter(file, 'second', '3')
  await ready
  const began = Date.now()
  merged.push(...(await done))
  const measured = 2 * (Date.now() - began)
  const killMany = async (lane: string) => {
    let within = measured
    for (let kill = 0; kill < 100; kill++) {
      const names = await killed((within * (kill % 10)) / 10, startWriter(file, `${lane}${kill}`, '3'))
      merged.push(...names)
      // About half of the writers are killed before their first entry, also if the machine becomes busier.
      within *= names.length === 0 ? 1.1 : 0.9
      expect(contexts(file)).toEqual(expect.arrayContaining(merged))
    }
  }
  await Promise.all(lanes.map(killMany))
  expect(merged.length).toBeGreaterThan(10)
  expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: v1\n/)
  await startWriter(file, 'last', '1').done
  expect(readdirSync(dirname(file))).toEqual(['config'])
  figure(`200 kills of merging into a kubeconfig: ${merged.length} merges acknowledged, all there`)
}, 600_000)

test('60 concurrent merges lose nothing', async () => {
  const file = join(temporaryFolder(), 'config')
  const writers = Array.from({ length: 60 }, (_, index) => startWriter(file, String(index), '1'))
  const merged = (await Promise.all(writers.map(({ done }) => done))).flat()
  expect(merged).toHaveLength(60)
  expect(contexts(file).sort()).toEqual(merged.sort())
})

function contexts(file: string): string[] {
  if (!existsSync(file)) return []
  return (parse(readFileSync(file, 'utf8')) as { contexts: { name: string }[] }).contexts.map(
    ({ name }) => name,
  )
}
