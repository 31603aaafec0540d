import type { Context } from '../../cli/context'
import { withHint } from '../../client/http/errors'
import type { MagnumClient } from '../../client/magnum/client'
import { MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'

interface Named {
  readonly uuid: string
  readonly name?: string | null
}

interface Kind {
  /** The service's message for a missing resource; captures its name. */
  missing: RegExp
  /** Its message for a name shared by several resources. */
  ambiguous: RegExp
  what: string
  list: (magnum: MagnumClient, cluster: string) => AsyncIterable<readonly Named[]>
}

/** Kinds of resources, by the service's messages (magnum/common/exception.py, magnum/db/sqlalchemy/api.py). */
const kinds: readonly Kind[] = [
  {
    missing: /^Cluster (.+?) could not be found/,
    ambiguous: /^Multiple clusters exist with same name/,
    what: 'cluster',
    list: (magnum) => magnum.clusters.list(),
  },
  {
    missing: /^ClusterTemplate (.+?) could not be found/,
    ambiguous: /^Multiple ClusterTemplates exist with same name/,
    what: 'cluster template',
    list: (magnum) => magnum.clusterTemplates.list(),
  },
  {
    missing: /^Nodegroup (.+?) could not be found/,
    ambiguous: /^Multiple nodegroups exist with same name/,
    what: 'node group',
    list: (magnum, cluster) => magnum.nodegroups.list(cluster),
  },
]

/** Resources of other services, by Magnum's message for a missing one, with their kind in the inventory. */
const kindsElsewhere: readonly (readonly [missing: RegExp, kind: string, what: string])[] = [
  [/^Unable to find keypair (.+?)\.? \(HTTP/, 'keypair', 'key pair'],
  [/^Unable to find flavor (.+?)\.? \(HTTP/, 'flavor', 'flavor'],
  [/^Image (.+?) could not be found/, 'image', 'image'],
  [/^Unable to find external network (.+?)\.? \(HTTP/, 'external-network', 'network'],
  [/^Unable to find fixed network (.+?)\.? \(HTTP/, 'network', 'network'],
  [/^Unable to find fixed subnet (.+?)\.? \(HTTP/, 'subnet', 'subnet'],
]

/**
 * Adds a hint to the error for a missing or ambiguous name: similar names or the UUIDs, from one more request for the
 * list. Returns any other error unchanged.
 *
 * @param words the arguments of the command
 */
export async function withNearNames(
  error: Error,
  words: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<Error> {
  if (!(error instanceof MagnumError) || error.hint !== undefined) return error
  for (const { missing, ambiguous, what, list } of kinds) {
    const [, name] = missing.exec(error.message) ?? []
    const isAmbiguous = ambiguous.test(error.message)
    if (name === undefined && !isAmbiguous) continue
    // A script needs only the exit code: save the request.
    if (!isAmbiguous && !context.host.stderr.isTerminal) return error
    const hint = await hintFrom(async () => {
      const all = await allOf(list(await context.magnum(), String(words['cluster'])))
      return name === undefined ? sharedNames(all, what, words) : nearName(name, all, what)
    })
    return hint === undefined ? error : withHint(error, hint)
  }
  const hint = context.host.stderr.isTerminal ? await hintElsewhere(error.message, context) : undefined
  return hint === undefined ? error : withHint(error, hint)
}

async function hintElsewhere(message: string, context: Context): Promise<string | undefined> {
  for (const [missing, kind, what] of kindsElsewhere) {
    const [, name] = missing.exec(message) ?? []
    if (name === undefined) continue
    return hintFrom(async () => {
      const { inventoryOf } = await import('../../prompts/inventory')
      const names = (await inventoryOf(kind, context)).map(({ value }) => value)
      return didYouMean(what, similar(name, names))
    })
  }
  return undefined
}

/** A failed lookup means no hint, not another error. */
const hintFrom = (lookUp: () => Promise<string | undefined>) => lookUp().catch(() => undefined)

async function allOf(pages: AsyncIterable<readonly Named[]>): Promise<Named[]> {
  const all: Named[] = []
  for await (const page of pages) all.push(...page)
  return all
}

function nearName(word: string, all: readonly Named[], what: string): string | undefined {
  const begins = all.filter(({ uuid }) => word.length >= 4 && uuid.startsWith(word.toLowerCase()))
  const [only] = begins
  if (only && begins.length === 1) return `Did you mean the ${what} ${only.uuid} (${only.name ?? 'no name'})?`
  const names = all.flatMap(({ name }) => name ?? [])
  return didYouMean(what, similar(word, names))
}

function similar(word: string, names: readonly string[]): string | undefined {
  return names.find((name) => plain(name) === plain(word)) ?? nearest(word, names)
}

const didYouMean = (what: string, name: string | undefined) =>
  name === undefined ? undefined : `Did you mean the ${what} ${name}?`

/** Drops case and punctuation, the most frequent mistakes in names. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function sharedNames(
  all: readonly Named[],
  what: string,
  words: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const word of Object.values(words).flat()) {
    const uuids = all.filter(({ name }) => name === word).map(({ uuid }) => uuid)
    if (uuids.length > 1)
      return `There are ${uuids.length} ${what}s named ${String(word)}: ${uuids.join(', ')}`
  }
  return undefined
}
