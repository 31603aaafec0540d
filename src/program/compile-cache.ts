import { Module } from 'node:module'
import { MagnumError } from '../foundation/errors'
import { makeOwnFolder, userFolder } from '../foundation/own-folder'
import type { Environment } from '../foundation/host'

/**
 * Makes Node cache compiled code for the next command, in a folder that no one else can change, because its content is
 * executed. Does nothing before Node 22.8 or if NODE_COMPILE_CACHE or NODE_DISABLE_COMPILE_CACHE, which Node reads
 * itself, are set.
 */
export function enableCompileCache(env: Environment): void {
  const cache: object = Module
  if (!hasCompileCache(cache) || cache.getCompileCacheDir() !== undefined) return
  const path = userFolder('cache', env)
  if (path === undefined || env['NODE_DISABLE_COMPILE_CACHE']) return
  try {
    const folder = makeOwnFolder(`${path}/compiled`, env['HOME'] ?? '')
    privately(() => cache.enableCompileCache(folder))
    process.once('exit', () => process.umask(privateUmask))
  } catch (error) {
    // Without a writable and trusted home folder, only the start is slower.
    if (!(error instanceof MagnumError)) throw error
  }
}

const privateUmask = 0o077

/** Sets the umask: the user's may deny rights to the owner, so that new folders would be inaccessible. */
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
