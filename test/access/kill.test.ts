import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { writePrivateFileSet } from '../../src/access/private-file-set'
import { figure } from '../support/figure'
import { temporaryFolder } from '../support/temporary-folder'
import { buildWriter } from './support/writer'

const lanes = ['one', 'other']
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

test('50 kills in each of two folders leave a set that fits', async () => {
  await Promise.all(lanes.map((lane) => setsThatFit(join(temporaryFolder(), lane), 50)))
}, 120_000)

async function setsThatFit(folder: string, kills: number): Promise<void> {
  const read = () =>
    names.map((name) => existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8'))
  let interrupted = 0
  for (let kill = 0; kill < kills; kill++) {
    await killed(30, 'set', folder, String(kill))
    expect(new Set(read()).size).toBe(1)
    interrupted +=
      existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('.magnum-')) ? 1 : 0
  }
  expect(interrupted).toBeGreaterThan(kills / 10)
  figure(
    `${kills} kills of writing key, certificate and authority: ${interrupted} in the middle, all sets fit`,
  )
  await writePrivateFileSet(folder, { 'key.pem': 'k', 'cert.pem': 'c', 'ca.pem': 'a' })
  expect(readdirSync(folder).sort()).toEqual([...names].sort())
  expect(names.every((name) => lstatSync(join(folder, name)).isFile())).toBe(true)
}

test('200 kills of two writers at a time lose nothing that had been merged', async () => {
  const file = join(temporaryFolder(), 'config')
  const merged = await startWriter('kubeconfig', file, 'first', '1').done
  // As long as two writers on this machine, busy as it is, take for three writes each.
  const { ready, done } = startWriter('kubeconfig', file, 'second', '3')
  await ready
  const began = Date.now()
  merged.push(...(await done))
  const within = 2 * (Date.now() - began)
  const killMany = async (lane: string) => {
    for (let kill = 0; kill < 100; kill++) {
      merged.push(...(await killed(within, 'kubeconfig', file, `${lane}${kill}`, '3')))
      expect(contexts(file)).toEqual(expect.arrayContaining(merged))
    }
  }
  await Promise.all(lanes.map(killMany))
  expect(merged.length).toBeGreaterThan(10)
  expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: v1\n/)
  await startWriter('kubeconfig', file, 'last', '1').done
  expect(readdirSync(dirname(file))).toEqual(['config'])
  figure(`200 kills of merging into a kubeconfig: ${merged.length} merges acknowledged, all there`)
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
