import { Module } from 'node:module'
import { MagnumError } from '../foundation/errors'
import { makeOwnFolder, userFolder } from '../foundation/own-folder'

/**
 * Has Node keep the code that it compiles for the next command, in a folder that nobody else can change: what is
 * found there is run. Nothing before Node 22.8, and where NODE_COMPILE_CACHE or NODE_DISABLE_COMPILE_CACHE, which
 * Node reads itself, have said something else.
 */
export function enableCompileCache(env: Readonly<Record<string, string | undefined>>): void {
  const cache: object = Module
  if (!hasCompileCache(cache) || cache.getCompileCacheDir() !== undefined) return
  const path = userFolder('cache', env)
  if (path === undefined || env['NODE_DISABLE_COMPILE_CACHE']) return
  try {
    const folder = makeOwnFolder(`${path}/compiled`, env['HOME'] ?? '')
    privately(() => cache.enableCompileCache(folder))
    process.once('exit', () => process.umask(privateUmask))
  } catch (error) {
    // A home that cannot be written to, or is not trusted, makes the start slower and nothing else.
    if (!(error instanceof MagnumError)) throw error
  }
}

const privateUmask = 0o077

/** Whatever the user's umask: one that takes rights from the owner would make folders that nobody can enter. */
function privately(work: () => unknown): void {
  const umask = process.umask(privateUmask)
  try {
    work()
  } finally {
    process.umask(umask)
  }
}

interface CompileCache {
  enableCompileCache(folder: string): unknown
  getCompileCacheDir(): string | undefined
}

function hasCompileCache(module: object): module is CompileCache {
  return 'enableCompileCache' in module && 'getCompileCacheDir' in module
}
