import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetTokens, tokenStore } from '../../src/client/keystone/token-cache'
import { storedPreferences } from '../../src/program/preferences'
import { figure } from '../support/figure'
import { temporaryFolder } from '../support/temporary-folder'
import { buildWriter, killed } from '../support/writer'

const startWriter = buildWriter(join(__dirname, 'support/files.process.ts'))
const token = 'f'.repeat(64)
const set = ['ca.pem', 'cert.pem', 'key.pem']
const what = ['set', 'token', 'setting'] as const

test('200 kills while writing files, a token and a setting leave each complete and up to date', async () => {
  const lanes = await Promise.all([killMany(), killMany()])
  const sum = (of: (lane: (typeof lanes)[number]) => number) => of(lanes[0]) + of(lanes[1])
  const middle = what.map((each) => sum((lane) => lane.middle[each]))
  figure(
    `${sum(({ kills }) => kills)} kills of writing key, certificate and authority, a token and a setting: ` +
      `${middle.join(', ')} in the middle of it; all whole, and ${sum(({ written }) => written)} acknowledged ` +
      'writes there',
  )
  expect(Math.min(...middle)).toBeGreaterThan(0)
}, 900_000)

/**
 * Kills 100 writers, each a millisecond later than the one before, and up to 1000 until one was killed in the middle of
 * each kind of write. Each writer starts with a number higher than any before.
 */
async function killMany() {
  const home = temporaryFolder()
  const middle = { set: 0, token: 0, setting: 0 }
  let written = 0
  let kills = 0
  while (kills < 100 || (kills < 1000 && Object.values(middle).includes(0))) {
    kills++
    const left = leftBehind(home)
    const said = await killed(kills, startWriter(home, String(kills * 1_000_000)))
    written += said.length
    const now = kept(home)
    for (const each of what) {
      const acknowledged = said
        .filter((line) => line.startsWith(`${each} `))
        .map((line) => line.split(' ')[1])
      expect(now[each]).toBeGreaterThanOrEqual(Number(acknowledged.at(-1) ?? 0))
      if (leftBehind(home)[each].some((name) => !left[each].includes(name))) middle[each]++
    }
  }
  expect(forgetTokens(home)).toBe(1)
  expect(readdirSync(home).sort()).toEqual(['.config', 'made'])
  return { kills, middle, written }
}

/** The number last written to each; 0 if missing. */
function kept(home: string): Record<(typeof what)[number], number> {
  const files = set.map((name) => join(home, 'made', name)).filter((path) => existsSync(path))
  const contents = files.map((path) => readFileSync(path, 'utf8'))
  expect([0, 3]).toContain(files.length)
  expect(new Set(contents).size).toBeLessThan(2)
  const text = tokenStore(home).read(token) ?? '{"number":0}'
  return {
    set: Number(contents[0] ?? 0),
    token: (JSON.parse(text) as { number: number }).number,
    setting: Number(storedPreferences({ HOME: home }).timeout ?? 0),
  }
}

/** Temporary files left behind by killed writers. */
function leftBehind(home: string): Record<(typeof what)[number], string[]> {
  const names = (folder: string, name: RegExp) =>
    existsSync(folder) ? readdirSync(folder).filter((each) => name.test(each)) : []
  return {
    set: names(join(home, 'made'), /^\.magnum-/),
    token: names(home, /^\.f+\.json\..*\.tmp$/),
    setting: names(join(home, '.config/magnum'), /^config\.json\.tmp/),
  }
}
