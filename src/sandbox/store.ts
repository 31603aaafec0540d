import * as fs from 'node:fs'
import { join } from 'node:path'
import { readFileIn } from '../foundation/own-folder'
import { isObject, objectAt, parseJson, textOf } from './json'
import type { ApplicationCredential, Authority, Cluster, Quota, Template } from './resources'

/** The stored resources by kind. */
export interface Tables {
  templates: Template
  clusters: Cluster
  /** Keyed by cluster UUID. */
  authorities: Authority
  /** Keyed by project ID. */
  quotas: Quota
  credentials: ApplicationCredential
}

type Table = keyof Tables

/** A new value for a resource; null deletes it. */
export type Change = { [T in Table]: { table: T; key: string; value: Tables[T] | null } }[Table]

/**
 * Resources in memory, with a journal file of their changes. A line of the journal holds changes that belong together,
 * and is written before they become visible. One truncated by a kill was never acknowledged, and is dropped when the
 * journal is next read.
 */
export interface Store {
  get<T extends Table>(table: T, key: string): Tables[T] | undefined
  all<T extends Table>(table: T): Tables[T][]
  put<T extends Table>(table: T, key: string, value: Tables[T]): void
  remove(table: Table, key: string): void
  /** Makes all of the changes or, on an error, none. */
  change(changes: readonly Change[]): void
  /** The next ID of a kind of resource, greater than all existing ones. */
  nextId(table: 'templates' | 'clusters' | 'quotas'): number
  close(): void
}

const journalName = 'journal'

/** Number of lines that the journal may have in excess before it is compacted. */
const SLACK = 1000

/**
 * Opens the journal in a folder, which is created if missing, with access for the owner only. Throws file system
 * errors.
 *
 * @param warn called for each unreadable line, which is skipped
 */
export function openStore(folder: string, warn: (text: string) => void = () => undefined): Store {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, journalName)
  const tables = readJournal(folder, warn)
  let journal = rewrite(path, tables) ?? reopen(path)
  let lines = count(tables)

  const highest = new Map<Table, number>()
  const change = (changes: readonly Change[]) => {
    appendLine(journal, JSON.stringify(changes))
    apply(tables, changes)
    if (++lines <= 2 * count(tables) + SLACK) return
    lines = count(tables)
    const shorter = rewrite(path, tables)
    if (shorter === undefined) return
    fs.closeSync(journal)
    journal = shorter
  }
  return {
    get: (table, key) => tables[table].get(key),
    all: (table) => [...tables[table].values()],
    put: (table, key, value) => change([{ table, key, value } as Change]),
    remove: (table, key) => change([{ table, key, value: null }]),
    change,
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

/** Writes a whole line or nothing: one truncated by a full disk is removed. */
function appendLine(file: number, line: string): void {
  const { size } = fs.fstatSync(file)
  const bytes = Buffer.from(`${line}\n`)
  try {
    for (let written = 0; written < bytes.length;) written += fs.writeSync(file, bytes, written)
  } catch (error) {
    fs.ftruncateSync(file, size)
    throw error
  }
}

function readJournal(folder: string, warn: (text: string) => void): Content {
  const content: Content = {
    templates: new Map(),
    clusters: new Map(),
    authorities: new Map(),
    quotas: new Map(),
    credentials: new Map(),
  }
  const text = readFileIn(folder, journalName, { limit: Infinity }) ?? ''
  text.split('\n').forEach((line, index, { length }) => {
    const changes = changesIn(line, content)
    if (changes) apply(content, changes)
    // A truncated last line was never acknowledged.
    else if (index < length - 1)
      warn(`WARNING: line ${index + 1} of ${join(folder, journalName)} is unreadable and was skipped.`)
  })
  return content
}

/** The changes of a line; undefined if it is damaged, or has resources that this version does not know. */
function changesIn(line: string, content: Content): Change[] | undefined {
  const changes = [parseJson(line)].flat()
  const isKnown = changes.every((change) => {
    const { table, key, value } = objectAt(change)
    const isResource = typeof key === 'string' && (value === null || isObject(value))
    return isResource && Object.hasOwn(content, textOf(table) ?? '')
  })
  return isKnown ? (changes as unknown as Change[]) : undefined
}

function apply(content: Content, changes: readonly Change[]): void {
  for (const { table, key, value } of changes) {
    const resources: Map<string, typeof value> = content[table]
    if (value) resources.set(key, value)
    else resources.delete(key)
  }
}

/**
 * Replaces the journal with one line per resource, and opens it for appending. Undefined on an error, such as a full
 * disk: the old journal has the same content.
 */
function rewrite(path: string, content: Content): number | undefined {
  const replacement = `${path}.new`
  let file: number | undefined
  try {
    fs.rmSync(replacement, { force: true })
    file = fs.openSync(replacement, 'ax', 0o600)
    fs.fchmodSync(file, 0o600)
    for (const [table, resources] of Object.entries(content)) {
      for (const [key, value] of resources) appendLine(file, JSON.stringify([{ table, key, value }]))
    }
    fs.fsyncSync(file)
    fs.renameSync(replacement, path)
    return file
  } catch {
    if (file === undefined) return undefined
    fs.closeSync(file)
    fs.rmSync(replacement, { force: true })
    return undefined
  }
}

/** Opens the journal for appending, without a truncated last line. */
function reopen(path: string): number {
  const file = fs.openSync(path, 'a', 0o600)
  const end = fs.readFileSync(path).lastIndexOf(0x0a) + 1
  fs.ftruncateSync(file, end)
  return file
}
