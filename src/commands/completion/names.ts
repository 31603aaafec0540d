import { commandNamed } from '../../cli/command-name'
import type { Context } from '../../cli/context'
import { defineCommand, type Registry } from '../../cli/definition'
import { any, one } from '../../cli/parameters'
import { flagMeant, type Flags, flagsOpenTo, globalFlags } from '../../cli/flags'
import type { Globals } from '../../cli/global-options'
import { parseGlobals, parseIncomplete } from '../../cli/parsing'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { completionsByBash } from './scripts'
import type { Host } from '../../foundation/host'
import { makeOwnFolder, readOwnFile, userFolder } from '../../foundation/own-folder'
import { writePrivateFile } from '../../foundation/private-file'

/** Timeout in milliseconds, after which nothing is offered. */
const timeLimit = 1500

/** Called by the completion scripts. Prints nothing without a login or without a response in time. */
export const names = (registry: Registry) =>
  defineCommand({
    name: '__complete',
    summary: 'Print the possible completions, one per line',
    hidden: true,
    answer: 'text',
    positionals: {
      kind: one('<kind>', { help: 'cloud, tcsh, or a kind of resource: cluster, nodegroup, image …' }),
      words: any('<word>', { help: 'The command line so far' }),
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
  if (kind === 'tcsh') return lines(await completionsByBash(host.env))
  const { globals, positionals } = await typedSoFar(words, registry)
  const [setting = ''] = positionals
  if (kind === 'cloud' || (kind === 'setting-value' && setting === 'cloud')) {
    const { listClouds } = await import('../../client/keystone/clouds/files')
    return lines(await listClouds({ env: host.env, cwd: host.cwd(), home: host.env.HOME ?? '' }))
  }
  if (kind === 'setting-value') return lines(await settingValues(setting))
  const cluster = kind === 'nodegroup' ? (positionals[0] ?? '') : ''
  const found = await cached(host, [kind, cluster, globals], async () =>
    lines(await ask(kind, cluster, globals, host)),
  )
  // Do not offer what is already typed.
  return lines(found.split('\n').filter((name) => name !== '' && !positionals.includes(name)))
}

/** The values of a setting with fixed choices. */
async function settingValues(setting: string): Promise<string[]> {
  const { preferenceNames, preferences } = await import('../../program/preferences')
  const name = preferenceNames.find((each) => each === setting)
  const words = name === undefined ? [] : preferences[name].values.split(', ')
  return name !== undefined && preferences[name].read('any other word') === undefined
    ? words.filter((word) => preferences[name].read(word) !== undefined)
    : []
}

/** Queries the service without prompts or output, within the timeout. */
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

/** One name per line, without those that would control the terminal on which a shell lists them. */
const lines = (found: readonly string[]) =>
  [...new Set(found)]
    .filter((name) => !/\p{C}/u.test(name))
    .map((name) => `${name}\n`)
    .join('')

interface TypedSoFar {
  globals: Globals
  positionals: readonly string[]
}

/** The global options and positionals of an incomplete command line. */
async function typedSoFar(typed: readonly string[], registry: Registry): Promise<TypedSoFar> {
  const before = parseGlobals(withoutOpenOption(typed, globalFlags(typed)))
  if ('helpText' in before || before.words.length === 0) return { globals: {}, positionals: [] }
  const { globals } = before
  const { name, words } = commandNamed(before.words, registry)
  const command = await registry.commands[name]?.()
  if (!command) return { globals, positionals: [] }
  const positionals = { words: any('<word>', { help: '' }) }
  const finished = withoutOpenOption(words, flagsOpenTo(command, words))
  const parsed = parseIncomplete({ ...command, positionals }, finished)
  if ('helpText' in parsed) return { globals, positionals: [] }
  const { words: given } = parsed.positionals
  return {
    globals: { ...globals, ...parsed.globals },
    positionals: Array.isArray(given) ? given.map(String) : [],
  }
}

/** Drops a final option whose value is being completed. */
function withoutOpenOption(words: readonly string[], tables: readonly Flags[]): readonly string[] {
  const flag = flagMeant(words.at(-1) ?? '', tables)
  return flag && flag.option.takes !== 'switch' ? words.slice(0, -1) : words
}

/** Lifetime of cached names in milliseconds. */
const lifetime = 60_000

/**
 * The text cached for the same inputs and environment within the last minute, or else the result of `find`, which is
 * cached in a private file.
 */
async function cached(
  host: Pick<Host, 'env' | 'now' | 'cwd'>,
  inputs: unknown,
  find: () => Promise<string>,
): Promise<string> {
  const { env } = host
  const home = env['HOME'] ?? ''
  const folder = userFolder('cache', env)
  if (folder === undefined) return find()
  const login = Object.entries(env).filter(([name]) => name.startsWith('OS_') || name === 'XDG_CONFIG_HOME')
  const digest = createHash('sha256')
    .update(JSON.stringify([inputs, host.cwd(), login.sort()]))
    .digest('hex')
  const path = join(folder, 'names', digest)
  const kept = readFresh(path, home, host.now())
  if (kept !== undefined) return kept
  const text = await find()
  // Names can be offered even if they cannot be cached.
  await keep(path, home, text).catch(() => undefined)
  return text
}

async function keep(path: string, home: string, text: string): Promise<void> {
  await writePrivateFile(join(makeOwnFolder(dirname(path), home), basename(path)), text)
}

/** The cached text; undefined if it is too old, or if others could have written it. */
function readFresh(path: string, home: string, now: number): string | undefined {
  try {
    const text = readOwnFile(path, home)
    return text !== undefined && Math.abs(now - statSync(path).mtimeMs) < lifetime ? text : undefined
  } catch {
    return undefined
  }
}
