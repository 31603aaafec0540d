import { closeSync, existsSync, write } from 'node:fs'
import {
  Interrupt,
  interruptSignals,
  type Host,
  type InterruptSignal,
  type TerminalHold,
} from '../foundation/host'
import { couldBeTerminal } from './output-stream'

export interface Interruption {
  /** Aborted by the first signal, with an `Interrupt` as its reason. */
  readonly signal: AbortSignal
  interrupt(by: InterruptSignal): void
  /** Forwards all further signals instead of interrupting the command. */
  forward(to: (signal: InterruptSignal) => void): void
}

/** Time for a command to end after an interrupt, in milliseconds. */
const grace = 800

/** Listens for the signals that end a command. */
export function interruption(): Interruption {
  const controller = new AbortController()
  let receiver: ((signal: InterruptSignal) => void) | undefined
  const interrupt = (by: InterruptSignal) => {
    receiver?.(by)
    if (receiver || controller.signal.aborted) return
    const reason = new Interrupt(by)
    controller.abort(reason)
    setTimeout(() => endAtOnce(reason), grace).unref()
  }
  // Not `once`: ora's signal-exit ends the process at once if it is the only listener left.
  for (const by of interruptSignals) process.on(by, () => interrupt(by))
  return { signal: controller.signal, interrupt, forward: (to) => void (receiver = to) }
}

/** Restores terminals while the program is stopped (Ctrl-Z), until it is continued. */
export function suspension(): Host['whileStopped'] {
  const holds = new Set<TerminalHold>()
  const stop = () => {
    for (const { leave } of holds) leave()
    // By the default action, which the kernel skips if no shell could continue the program.
    process.off('SIGTSTP', stop)
    process.kill(process.pid, 'SIGTSTP')
    process.on('SIGTSTP', stop)
    for (const { resume } of holds) resume()
  }
  return (hold) => {
    if (holds.size === 0) process.on('SIGTSTP', stop)
    holds.add(hold)
    return () => {
      holds.delete(hold)
      if (holds.size === 0) process.off('SIGTSTP', stop)
    }
  }
}

/** Ends the process even if the command still waits, for a name server, a disk or the reader of a pipe for example. */
function endAtOnce(reason: Interrupt): void {
  const end = () => exit(reason.exitCode, reason)
  // During the callback, Node still counts the write as pending.
  write(2, `${reason.message}.\n`, () => setImmediate(end))
  // If stderr is a full pipe, the exit code must do.
  setTimeout(end, 100)
}

/**
 * Exits. Closes terminals first: Node aborts if it cannot restore one that is gone (src/node.cc, ResetStdio), and one
 * may go at any moment. libuv restores their mode through its own descriptor.
 */
export function exit(code: number, interruptedBy: unknown): void {
  for (const fd of [0, 1, 2].filter(couldBeTerminal)) closeSync(fd)
  if (isStuck()) endWithoutThreads(code, interruptedBy)
  process.exit(code)
}

/** Work on Node's thread pool, such as name lookups and reads from FIFOs or network file systems. */
const onThreads = /^(?:GetAddrInfo|GetNameInfo|FSReq)/

/** Whether `process.exit` would block: it joins the threads, which cannot be interrupted. */
function isStuck(): boolean {
  return process.getActiveResourcesInfo().some((resource) => onThreads.test(resource))
}

/** Ends the process without waiting for threads, if possible. */
function endWithoutThreads(code: number, interruptedBy: unknown): void {
  // Since Node 22.15; the types are those of Node 20.
  const newer: typeof process & { execve?: (file: string, words: string[], env: object) => void } = process
  if (existsSync(shell)) newer.execve?.(shell, ['sh', '-c', `exit ${code}`], {})
  if (!(interruptedBy instanceof Interrupt)) return
  // In a shell, the exit code is the same, but for SIGQUIT, which would write a core file that contains secrets.
  const signal = interruptedBy.signal === 'SIGQUIT' ? 'SIGTERM' : interruptedBy.signal
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

const shell = '/bin/sh'
