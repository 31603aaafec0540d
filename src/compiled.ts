import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Script } from 'node:vm'

/**
 * The folder of V8's compiled code, in the user's cache. Undefined where there is no home, where it is not wanted
 * (NODE_DISABLE_COMPILE_CACHE is Node's own variable for that; with it coverage would not be exact), and where
 * somebody else could have written to it: with sudo that would be his code as root.
 */
export function compiledFolder({
  env,
  version,
  arch,
  geteuid,
}: Pick<NodeJS.Process, 'env' | 'version' | 'arch' | 'geteuid'>): string | undefined {
  const base = env['XDG_CACHE_HOME'] || (env['HOME'] && `${env['HOME']}/.cache`)
  if (!base?.startsWith('/') || env['NODE_DISABLE_COMPILE_CACHE'] || env['NODE_V8_COVERAGE']) return undefined
  const folder = `${base}/magnum/compiled-${version}-${arch}`
  return isOurs(folder, geteuid?.()) ? folder : undefined
}

/** Whether nobody else can have written to a folder, be it that it is still to be made. */
function isOurs(folder: string, user: number | undefined): boolean {
  try {
    const found = statSync(folder, { throwIfNoEntry: false })
    return !found || (found.uid === user && (found.mode & 0o022) === 0)
  } catch {
    // A file is where a folder should be, or a folder that is not for us.
    return false
  }
}

/**
 * What was kept of a file whose name tells its content. It stands there twice, for V8 crashes on damaged code and
 * has no checksum in release builds; to compare takes a fraction of what loading a checksum does.
 */
export function readCompiled(folder: string, path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(`${folder}/${basename(path)}`)
    const half = bytes.length / 2
    return bytes.compare(bytes, 0, half, half) === 0 ? bytes.subarray(0, half) : undefined
  } catch {
    return undefined
  }
}

/** Keeps the code of scripts by their paths. What cannot be written is compiled again the next time. */
export function keepCompiled(folder: string, scripts: ReadonlyMap<string, Script>): void {
  try {
    // The folders that are missing in the user's home, but no home.
    for (const each of [dirname(dirname(folder)), dirname(folder), folder]) {
      if (!existsSync(each)) mkdirSync(each, { mode: 0o700 })
    }
    for (const [path, script] of scripts) {
      const code = script.createCachedData()
      const target = `${folder}/${basename(path)}`
      const temporary = `${target}.${process.pid}`
      writeFileSync(temporary, Buffer.concat([code, code]), { flag: 'wx', mode: 0o600 })
      renameSync(temporary, target)
    }
    removeOld(folder)
  } catch {
    return
  }
}

const month = 30 * 24 * 60 * 60 * 1000

/** What is left of former versions, and of killed processes. What is in use is compiled once a month for it. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`
    if (statSync(path).mtimeMs < Date.now() - month) unlinkSync(path)
  }
}
