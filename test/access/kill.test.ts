import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { writePrivateFileSet } from '../../src/access/private-file-set'
import { figure } from '../support/figure'
import { temporaryFolder } from '../support/temporary-folder'
import { buildWriter } from './support/writer'

const kills = 100
const names = ['key.pem', 'cert.pem', 'ca.pem']
const startWriter = buildWriter()

/** Starts a writer and kills it at some moment of its first milliseconds; gives what it had done. */
async function killed(within: number, ...words: string[]): Promise<string[]> {
  const writer = startWriter(...words)
  await writer.ready
  await sleep(Math.random() * within)
  writer.kill()
  return writer.done
}

test(`${kills} kills leave a set that fits`, async () => {
  const folder = temporaryFolder()
  const read = () =>
    names.map((name) => existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8'))
  let interrupted = 0
  for (let kill = 0; kill < kills; kill++) {
    await killed(30, 'set', folder, String(kill))
    expect(new Set(read()).size).toBe(1)
    interrupted += readdirSync(folder).some((name) => name.startsWith('.magnum-')) ? 1 : 0
  }
  expect(interrupted).toBeGreaterThan(kills / 10)
  figure(
    `${kills} kills of writing key, certificate and authority: ${interrupted} in the middle, every set fits`,
  )
  await writePrivateFileSet(folder, { 'key.pem': 'k', 'cert.pem': 'c', 'ca.pem': 'a' })
  expect(readdirSync(folder).sort()).toEqual([...names].sort())
  expect(names.every((name) => lstatSync(join(folder, name)).isFile())).toBe(true)
}, 120_000)

test(`${kills} kills lose nothing that had been merged`, async () => {
  const file = join(temporaryFolder(), 'config')
  const merged: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    merged.push(...(await killed(200, 'kubeconfig', file, String(kill), '3')))
    expect(contexts(file)).toEqual(expect.arrayContaining(merged))
  }
  expect(merged.length).toBeGreaterThan(kills / 10)
  figure(`${kills} kills of merging into a kubeconfig: ${merged.length} merges acknowledged, all there`)
}, 120_000)

test('60 processes that merge at once lose nothing', async () => {
  const file = join(temporaryFolder(), 'config')
  const writers = Array.from({ length: 60 }, (_, index) =>
    startWriter('kubeconfig', file, String(index), '1'),
  )
  const merged = (await Promise.all(writers.map(({ done }) => done))).flat()
  expect(merged).toHaveLength(60)
  expect(contexts(file).sort()).toEqual(merged.sort())
}, 60_000)

function contexts(file: string): string[] {
  if (!existsSync(file)) return []
  return (parse(readFileSync(file, 'utf8')) as { contexts: { name: string }[] }).contexts.map(
    ({ name }) => name,
  )
}
