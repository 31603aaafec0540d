import type { Context } from '../../cli/context'
import { MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'
import { allOf } from '../../foundation/pages'

interface Named {
  readonly uuid: string
  readonly name?: string | null
}

type Words = Readonly<Record<string, unknown>>

interface Kind {
  what: string
  /** Magnum's message for a missing resource; captures its name, if the message has it. */
  missing: RegExp
  /** Its message for a name shared by several resources. */
  ambiguous?: RegExp
  /** The key of the option that names the resource, if the message does not. */
  option?: string
  list: (context: Context, words: Words) => Promise<readonly Named[]>
}

/** Kinds of resources, by Magnum's messages (magnum/common/exception.py, magnum/db/sqlalchemy/api.py). */
const kinds: readonly Kind[] = [
  {
    what: 'cluster',
    missing: /^Cluster (.+?) could not be found/,
    ambiguous: /^Multiple clusters exist with same name/,
    list: async (context) => allOf((await context.magnum()).clusters.list()),
  },
  {
    what: 'cluster template',
    missing: /^ClusterTemplate (.+?) could not be found/,
    ambiguous: /^Multiple ClusterTemplates exist with same name/,
    list: async (context) => allOf((await context.magnum()).clusterTemplates.list()),
  },
  {
    what: 'node group',
    missing: /^Nodegroup (.+?) could not be found/,
    ambiguous: /^Multiple nodegroups exist with same name/,
    list: async (context, { cluster }) => allOf((await context.magnum()).nodegroups.list(String(cluster))),
  },
  { what: 'key pair', missing: /^Unable to find keypair (.+?)\.? \(HTTP/, list: inventory('keypair') },
  { what: 'flavor', missing: /^Unable to find flavor (.+?)\.? \(HTTP/, list: inventory('flavor') },
  { what: 'image', missing: /^Image (.+?) could not be found/, list: inventory('image') },
  {
    // An unknown image has no os_distro, which is all that the service says of it.
    what: 'image',
    missing: /^Cluster type \(\S+, (?:Unset|None|), \S+\) not supported/,
    option: 'image_id',
    list: inventory('image'),
  },
  {
    what: 'network',
    missing: /^Unable to find external network (.+?)\.? \(HTTP/,
    list: inventory('external-network'),
  },
  {
    what: 'network',
    missing: /^Unable to find fixed network (.+?)\.? \(HTTP/,
    list: inventory('network'),
  },
  { what: 'subnet', missing: /^Unable to find fixed subnet (.+?)\.? \(HTTP/, list: inventory('subnet') },
]

/** Lists resources of other services. */
function inventory(kind: string): Kind['list'] {
  return async (context) => {
    const { inventoryOf } = await import('../../prompts/inventory')
    return (await inventoryOf(kind, context)).map(({ value }) => ({ uuid: '', name: value }))
  }
}

/**
 * Adds a hint to the error for a missing or ambiguous name: similar names or the UUIDs, from one more request for the
 * list. Returns any other error unchanged.
 *
 * @param words the arguments and options of the command
 */
export async function withNearNames(error: Error, words: Words, context: Context): Promise<Error> {
  if (!(error instanceof MagnumError)) return error
  for (const kind of kinds) {
    const found = kind.missing.exec(error.message)
    if (!found && !kind.ambiguous?.test(error.message)) continue
    // A script needs only the exit code for a missing name: save the request.
    if (found && !context.host.stderr.isTerminal) return error
    const hint = await hintFrom(kind, found?.[1] ?? words[kind.option ?? ''], words, context)
    if (hint === undefined) return error
    return error.withHint(error.hint === undefined ? hint : `${hint} ${error.hint}`)
  }
  return error
}

/** A failed lookup means no hint, not another error. @param missing the name, or undefined if a name is ambiguous */
async function hintFrom(
  { what, list }: Kind,
  missing: unknown,
  words: Words,
  context: Context,
): Promise<string | undefined> {
  const all = await list(context, words).catch(() => [])
  return typeof missing === 'string' ? nearName(missing, all, what) : sharedNames(all, what, words)
}

function nearName(word: string, all: readonly Named[], what: string): string | undefined {
  const begins = all.filter(({ uuid }) => word.length >= 4 && uuid.startsWith(word.toLowerCase()))
  const [only] = begins
  if (only && begins.length === 1) return `Did you mean the ${what} ${only.uuid} (${only.name ?? 'no name'})?`
  const names = all.flatMap(({ name }) => name ?? [])
  const completed = names.filter((name) => word.length >= 3 && plain(name).startsWith(plain(word)))
  const similar =
    names.find((name) => plain(name) === plain(word)) ??
    nearest(word, names) ??
    (completed.length === 1 ? completed[0] : undefined)
  return similar === undefined || similar === word ? undefined : `Did you mean the ${what} ${similar}?`
}

/** Drops case and punctuation, the most frequent mistakes in names. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function sharedNames(all: readonly Named[], what: string, words: Words): string | undefined {
  for (const word of Object.values(words).flat()) {
    const uuids = all.filter(({ name }) => name === word).map(({ uuid }) => uuid)
    if (uuids.length > 1)
      return `There are ${uuids.length} ${what}s named ${String(word)}: ${uuids.join(', ')}`
  }
  return undefined
}
