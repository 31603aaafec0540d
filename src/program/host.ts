import { closeSync, existsSync, writeSync } from 'node:fs'
import { MagnumError, systemErrorCode } from '../foundation/errors'
import { Interrupt, interruptSignals, type Host, type InterruptSignal } from '../foundation/host'
import { couldBeTerminal, outputStream } from './output-stream'

/** A host that can end its process. */
export interface ProcessHost extends Host {
  /** Ends the process at once: all output has been written. */
  end(code: number): void
  /** Has errors that nobody awaits, and an end without an answer, told by `tell`, which gives the exit code. */
  onCrash(tell: (error: unknown) => Promise<number>): void
}

/**
 * The host of a real process. Streams and signal handlers are made when first used: they cost start-up.
 *
 * @param isSingleFile whether node and program are one file, which then needs no script
 */
export function processHost(isSingleFile: boolean): ProcessHost {
  let interrupted: Interruption | undefined
  let hasTime = false
  const interruptions = () => (interrupted ??= interruption(() => hasTime))
  const hasHungUp = () => interruptions().interrupt('SIGHUP')
  const env = { ...process.env, HOME: process.env['HOME'] || homeOfUser() }
  return {
    env,
    cwd: currentFolder,
    runtime: `node/${process.versions.node}`,
    program: [process.execPath, ...process.execArgv, ...(isSingleFile ? [] : process.argv.slice(1, 2))],
    stdout: outputStream(1, () => process.stdout, env, hasHungUp),
    stderr: outputStream(2, () => process.stderr, env, hasHungUp),
    stdin: {
      get isTerminal() {
        return couldBeTerminal(0) && process.stdin.isTTY
      },
      readAll,
      async ask(question, { colour }) {
        const { ask } = await import('../prompts/ask')
        const { signal } = interruptions()
        return ask(question, { input: process.stdin, output: process.stderr, interrupted: signal, colour })
      },
    },
    now: () => Date.now(),
    sleep,
    get interrupted() {
      return interruptions().signal
    },
    async limitLookups(seconds) {
      const { getServers } = await import('node:dns')
      // For this process alone: its children get the environment above.
      process.env['RES_OPTIONS'] ??= resolverOptions(seconds, getServers().length)
    },
    endsByItself: () => void (hasTime = true),
    end(code) {
      // Whatever still holds a socket or a timer open is not waited for.
      exit(code, interrupted?.signal.reason)
    },
    onCrash(tell) {
      const end = (error: unknown) => {
        // That of a terminal's input, which nobody awaits.
        if (systemErrorCode(error) === 'EIO') hasHungUp()
        const reason: unknown = interrupted?.signal.reason ?? error
        void tell(reason).then((code) => exit(code, reason))
      }
      // A promise that nobody awaits ends here too. Where telling fails, Node tells of that.
      process.once('uncaughtException', end)
      // Node ends once nothing is left to do, also under a command that waits for what will never come.
      process.once('beforeExit', () => end(new Error('the command ended without an answer')))
      process.exitCode = 1
    },
  }
}

/** The home folder in the user database, for services and cron jobs, which have no HOME; undefined without one. */
function homeOfUser(): string | undefined {
  try {
    // Loaded where it is needed, for few are; Node 20.16 and newer can.
    return process.getBuiltinModule('node:os').userInfo().homedir
  } catch {
    return undefined
  }
}

function currentFolder(): string {
  try {
    return process.cwd()
  } catch (error) {
    throw new MagnumError('failed', 'The current folder no longer exists', {
      hint: 'Change to one that does: cd',
      cause: error,
    })
  }
}

/** The words behind the program's name. */
export function processArguments(): string[] {
  return process.argv.slice(2)
}

interface Interruption {
  readonly signal: AbortSignal
  interrupt(by: InterruptSignal): void
}

/** So long a command has to end by itself once it is interrupted, in milliseconds. */
const grace = 800

function interruption(hasTime: () => boolean): Interruption {
  const controller = new AbortController()
  const interrupt = (by: InterruptSignal) => {
    if (controller.signal.aborted) return
    const reason = new Interrupt(by)
    controller.abort(reason)
    if (!hasTime()) setTimeout(() => endAtOnce(reason), grace).unref()
  }
  // Not `once`: ora's signal-exit ends the process at once where it is the only listener that is left.
  for (const by of interruptSignals) process.on(by, () => interrupt(by))
  return { signal: controller.signal, interrupt }
}

/** Whatever a command still waits for, such as a name server or a disk. */
function endAtOnce(reason: Interrupt): void {
  try {
    writeSync(2, `${reason.message}.\n`)
  } catch {
    // The exit code says it where nobody reads.
  }
  exit(reason.exitCode, reason)
}

/** Node aborts where it cannot restore a terminal that has gone (src/node.cc, ResetStdio), but not what is closed. */
function exit(code: number, interruptedBy: unknown): void {
  if (interruptedBy instanceof Interrupt && interruptedBy.signal === 'SIGHUP') {
    for (const fd of [0, 1, 2]) {
      try {
        closeSync(fd)
      } catch {
        // It is closed.
      }
    }
  }
  if (isStuck()) endWithoutThreads(code, interruptedBy)
  process.exit(code)
}

/**
 * Options for glibc's resolver (resolv.conf(5)), which asks the name servers by turns, so that a lookup that none of
 * them answers ends after about this time. musl has a limit of 5 s.
 */
function resolverOptions(seconds: number, servers: number): string {
  const share = seconds / Math.min(Math.max(servers, 1), mostServers)
  const timeout = Math.ceil(share / mostAttempts)
  return `timeout:${timeout} attempts:${Math.ceil(share / timeout)}`
}

const mostServers = 3
const mostAttempts = 5

/** What runs on Node's threads: a name server is asked there, and a FIFO or a network's file system is read. */
const onThreads = /^(?:GetAddrInfo|GetNameInfo|FSReq)/

/** Whether `process.exit` would wait: it joins the threads, and those cannot be interrupted. */
function isStuck(): boolean {
  return process.getActiveResourcesInfo().some((resource) => onThreads.test(resource))
}

/** Ends in a way that waits for no thread, where there is one. */
function endWithoutThreads(code: number, interruptedBy: unknown): void {
  if (interruptedBy instanceof Interrupt && code === interruptedBy.exitCode) {
    // To a shell the exit code is the same. SIGQUIT would write a core file, with all that is secret in it.
    const signal = interruptedBy.signal === 'SIGQUIT' ? 'SIGTERM' : interruptedBy.signal
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    return
  }
  // Since Node 22.15; the types are those of Node 20.
  const newer: typeof process & { execve?: (file: string, words: string[], env: object) => void } = process
  if (existsSync(shell)) newer.execve?.(shell, ['sh', '-c', `exit ${code}`], {})
}

const shell = '/bin/sh'

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
