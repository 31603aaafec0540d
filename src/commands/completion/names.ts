import type { Registry } from '../../cli/command-name'
import type { Context } from '../../cli/context'
import { defineCommand } from '../../cli/definition'
import { any, one } from '../../cli/parameters'
import { typedSoFar } from './typed-so-far'

/** Milliseconds after which nothing is proposed. */
const timeLimit = 1500

/** Called by the completion scripts. It says nothing at all where there is no login, or no answer in time. */
export const names = (registry: Registry) =>
  defineCommand({
    name: '__complete',
    summary: 'Print the names that may stand in a place, one a line',
    hidden: true,
    answer: 'text',
    positionals: {
      kind: one('<kind>', { help: 'cloud, or what the cloud has: cluster, nodegroup, image …' }),
      words: any('<word>', { help: 'What has been typed so far' }),
    },
    examples: [{ command: 'magnum __complete cluster -- cluster-show', what: 'the names of the clusters' }],
    handler: async ({ kind, words }, { host }) => {
      const text = await findNames(kind, words, host, registry).catch(() => '')
      return { kind: 'text', text }
    },
  })

async function findNames(
  kind: string,
  words: readonly string[],
  host: Context['host'],
  registry: Registry,
): Promise<string> {
  const { globals, positionals } = await typedSoFar(words, registry)
  if (kind === 'cloud') {
    const { listClouds } = await import('../../client/keystone/clouds/files')
    return lines(await listClouds({ env: host.env, cwd: host.cwd(), home: host.env.HOME ?? '' }))
  }
  if (kind === 'setting-value') return lines(await settingValues(positionals[0] ?? ''))
  const { keptFor } = await import('./kept-names')
  const cluster = kind === 'nodegroup' ? (positionals[0] ?? '') : ''
  const found = await keptFor(host, [kind, cluster, globals], async () =>
    lines(await ask(kind, cluster, globals, host)),
  )
  // What stands there already is not offered again.
  return lines(found.split('\n').filter((name) => name !== '' && !positionals.includes(name)))
}

/** The values of a setting that takes certain words only. */
async function settingValues(setting: string): Promise<string[]> {
  const { preferenceNames, preferences } = await import('../../program/preferences')
  const name = preferenceNames.find((each) => each === setting)
  const words = name === undefined ? [] : preferences[name].values.split(', ')
  return name !== undefined && preferences[name].read('any other word') === undefined
    ? words.filter((word) => preferences[name].read(word) !== undefined)
    : []
}

/** Asks the service, on a host that nobody is at, for a limited time. */
async function ask(
  kind: string,
  cluster: string,
  globals: Readonly<Record<string, unknown>>,
  host: Context['host'],
): Promise<string[]> {
  const { createContext } = await import('../../program/context')
  const { inventoryOf } = await import('../../prompts/inventory')
  const nobody = {
    ...host,
    stdin: { ...host.stdin, isTerminal: false },
    stderr: { ...host.stderr, write: () => Promise.resolve() },
    interrupted: AbortSignal.any([host.interrupted, AbortSignal.timeout(timeLimit)]),
  }
  const context = createContext(nobody, { ...globals, retries: 0 })
  try {
    return (await inventoryOf(kind, context, { cluster })).map(({ value }) => value)
  } finally {
    await context.close()
  }
}

const lines = (found: readonly string[]) =>
  [...new Set(found)]
    .sort()
    .map((name) => `${name}\n`)
    .join('')
