import * as fs from 'node:fs'
import { join } from 'node:path'
import type { ApplicationCredential, Authority, Cluster, Quota, Template } from './resources'

/** What the sandbox remembers, each kind under a key of its own. */
export interface Tables {
  templates: Template
  clusters: Cluster
  /** By the cluster's UUID. */
  authorities: Authority
  /** By project. */
  quotas: Quota
  credentials: ApplicationCredential
}

type Table = keyof Tables

interface Entry<T extends Table = Table> {
  table: T
  key: string
  /** null: the resource is gone. */
  value: Tables[T] | null
}

/**
 * Resources in memory, and a journal of their changes in a file: one line a change, written before the change
 * is answered. A line that a kill cut short was never answered and is dropped when the journal is next read.
 */
export interface Store {
  get<T extends Table>(table: T, key: string): Tables[T] | undefined
  all<T extends Table>(table: T): Tables[T][]
  put<T extends Table>(table: T, key: string, value: Tables[T]): void
  remove(table: Table, key: string): void
  /** The next number of a kind of resource: one more than any that was there. */
  nextId(table: 'templates' | 'clusters' | 'quotas'): number
  close(): void
}

/** Lines that the journal may hold beyond the resources there are before it is written anew. */
const SLACK = 1000

/** Opens the journal in a folder, made if it is missing, for the owner's eyes only. Throws what the file system throws. */
export function openStore(folder: string): Store {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal')
  const tables = readJournal(path)
  let journal = rewrite(path, tables)
  let lines = count(tables)

  const highest = new Map<Table, number>()
  const append = (entry: Entry) => {
    fs.writeSync(journal, `${JSON.stringify(entry)}\n`)
    apply(tables, entry)
    if (++lines <= 2 * count(tables) + SLACK) return
    fs.closeSync(journal)
    journal = rewrite(path, tables)
    lines = count(tables)
  }
  return {
    get: (table, key) => tables[table].get(key),
    all: (table) => [...tables[table].values()],
    put: (table, key, value) => append({ table, key, value }),
    remove: (table, key) => append({ table, key, value: null }),
    nextId: (table) => {
      const known = highest.get(table) ?? maximum([...tables[table].values()].map(({ id }) => id))
      highest.set(table, known + 1)
      return known + 1
    },
    close: () => fs.closeSync(journal),
  }
}

type Content = { [T in Table]: Map<string, Tables[T]> }

const count = (content: Content) => Object.values(content).reduce((sum, table) => sum + table.size, 0)

const maximum = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0)

function readJournal(path: string): Content {
  const content: Content = {
    templates: new Map(),
    clusters: new Map(),
    authorities: new Map(),
    quotas: new Map(),
    credentials: new Map(),
  }
  const text = fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : ''
  for (const line of text.split('\n').slice(0, -1)) apply(content, JSON.parse(line) as Entry)
  return content
}

function apply<T extends Table>(content: Content, entry: Entry<T>): void {
  if (entry.value) content[entry.table].set(entry.key, entry.value)
  else content[entry.table].delete(entry.key)
}

/** Writes the journal with one line a resource, puts it in the old one's place, and opens it for more. */
function rewrite(path: string, content: Content): number {
  const beside = `${path}.new`
  fs.rmSync(beside, { force: true })
  const file = fs.openSync(beside, 'ax', 0o600)
  for (const [table, resources] of Object.entries(content)) {
    for (const [key, value] of resources) fs.writeSync(file, `${JSON.stringify({ table, key, value })}\n`)
  }
  fs.fsyncSync(file)
  fs.renameSync(beside, path)
  return file
}
