import * as fs from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from '../foundation/errors'
import type { ApplicationCredential, Authority, Cluster, Quota, Template } from './resources'

/** The stored resources, by kind. */
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

/**
 * Opens the journal in a folder, made if it is missing, for the owner's eyes only. Throws what the file system throws.
 *
 * @param warn is told of lines that are unreadable, and left out
 */
export function openStore(folder: string, warn: (text: string) => void = () => undefined): Store {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal')
  const tables = readJournal(path, warn)
  let journal = rewrite(path, tables) ?? reopen(path)
  let lines = count(tables)

  const highest = new Map<Table, number>()
  const append = (entry: Entry) => {
    appendLine(journal, JSON.stringify(entry))
    apply(tables, entry)
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

/** Writes a line or nothing: what a full disk cut short is taken back. */
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

function readJournal(path: string, warn: (text: string) => void): Content {
  const content: Content = {
    templates: new Map(),
    clusters: new Map(),
    authorities: new Map(),
    quotas: new Map(),
    credentials: new Map(),
  }
  const text = fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : ''
  text.split('\n').forEach((line, index, { length }) => {
    const entry = entryIn(line)
    if (entry) apply(content, entry)
    // The last one was cut short before anybody had an answer.
    else if (index < length - 1) warn(`WARNING: line ${index + 1} of ${path} is unreadable and left out.`)
  })
  return content
}

function entryIn(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

function apply<T extends Table>(content: Content, entry: Entry<T>): void {
  if (entry.value) content[entry.table].set(entry.key, entry.value)
  else content[entry.table].delete(entry.key)
}

/**
 * Writes the journal with one line a resource, puts it in the old one's place, and opens it for more. Undefined where
 * the disk is full: the old one says the same.
 */
function rewrite(path: string, content: Content): number | undefined {
  const beside = `${path}.new`
  fs.rmSync(beside, { force: true })
  const file = fs.openSync(beside, 'ax', 0o600)
  try {
    for (const [table, resources] of Object.entries(content)) {
      for (const [key, value] of resources) appendLine(file, JSON.stringify({ table, key, value }))
    }
    fs.fsyncSync(file)
    fs.renameSync(beside, path)
    return file
  } catch (error) {
    fs.closeSync(file)
    fs.rmSync(beside, { force: true })
    if (['ENOSPC', 'EDQUOT'].includes(systemErrorCode(error) ?? '')) return undefined
    throw error
  }
}

/** Opens the journal for more, without the line that was cut short at its end. */
function reopen(path: string): number {
  const file = fs.openSync(path, 'a', 0o600)
  const end = fs.readFileSync(path).lastIndexOf(0x0a) + 1
  fs.ftruncateSync(file, end)
  return file
}
