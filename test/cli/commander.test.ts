import type * as commander from 'commander'
import { cloudWithCluster } from '../commands/cloud'

/** The parsed words, and the Commander options that parsed them. */
const parsed: { words: readonly string[]; options: string[] }[] = []

jest.mock('commander', () => {
  const real = jest.requireActual<typeof commander>('commander')
  class Spy extends real.Command {
    override parse(...[words, from]: Parameters<commander.Command['parse']>): this {
      parsed.push({ words: words ?? [], options: this.options.map(({ long, short }) => long ?? short ?? '') })
      return super.parse(words, from)
    }
  }
  return { ...real, Command: Spy }
})

beforeEach(() => void parsed.splice(0))

test('Commander gets full option names, separate values, and operands after --: cluster-list', async () => {
  const { run } = await cloudWithCluster()
  const { stdout } = await run('--os-region RegionOne cluster-list --sort-d=desc --limit 3 -fvalue -c name')

  expect(stdout).toBe('demo\n')
  expect(parsed.map(({ words }) => words.join(' '))).toEqual([
    '--os-region-name RegionOne -- cluster-list --sort-d=desc --limit 3 -fvalue -c name',
    '--sort-dir desc --limit 3 -f value -c name --',
  ])
  expect(parsed[1]?.options).toEqual(
    expect.arrayContaining(['--marker', '--limit', '--sort-key', '--format']),
  )
})

test('the same for cluster-create', async () => {
  const { run } = await cloudWithCluster()
  const { stdout } = await run(
    'cluster create mine --cluster-temp template --node-count 2 --labels a=1 -f value -c name',
  )

  expect(stdout).toBe('mine\n')
  expect(parsed.map(({ words }) => words.join(' ')).at(-1)).toBe(
    '--cluster-template template --node-count 2 --labels a=1 -f value -c name -- mine',
  )
})

test('Commander also gets invalid arguments: unknown, missing, too many, invalid choice', async () => {
  const { run } = await cloudWithCluster()
  const codes = []
  for (const line of [
    'cluster-list --bogus',
    'cluster-show',
    'cluster-show a b',
    'cluster-list --sort-dir up',
  ])
    codes.push((await run(line)).code)

  expect(codes).toEqual([2, 2, 2, 2])
  expect(parsed.map(({ words }) => words.join(' '))).toEqual([
    '--bogus --',
    '--',
    '-- a b',
    '--sort-dir up --',
  ])
})
