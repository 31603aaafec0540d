import { readFileSync } from 'node:fs'
import { MagnumError, systemErrorCode } from '../foundation/errors'
import { type Host, type InputStream, isDumb } from '../foundation/host'
import { couldBeTerminal, outputStream } from './output-stream'
import { exit, type Interruption, interruption, suspension } from './signals'

/** A host that can end the process. */
export interface ProcessHost extends Host {
  /** Ends the process at once. All output must have been written. */
  end(code: number): void
  /** Reports uncaught errors, and an end without a result, with `tell`, which returns the exit code. */
  onCrash(tell: (error: unknown) => Promise<number>): void
}

/**
 * The host of a real process. Streams and signal handlers are created on first use, to save start-up time.
 *
 * @param isSingleFile whether Node and the program are one file, which is run without a script
 */
export function processHost(isSingleFile: boolean): ProcessHost {
  let interrupted: Interruption | undefined
  const interruptions = () => (interrupted ??= interruption())
  const terminal = { hasHungUp: () => interruptions().interrupt('SIGHUP'), whileStopped: suspension() }
  const env = { ...process.env, HOME: process.env['HOME'] || homeOfUser() }
  return {
    env,
    cwd: currentFolder,
    runtime: `node/${process.versions.node}`,
    program: [process.execPath, ...process.execArgv, ...(isSingleFile ? [] : process.argv.slice(1, 2))],
    stdout: outputStream(1, () => process.stdout, env, terminal),
    stderr: outputStream(2, () => process.stderr, env, terminal),
    stdin: inputStream(env, { ...terminal, interrupted: () => interruptions().signal }),
    now: () => Date.now(),
    sleep,
    get interrupted() {
      return interruptions().signal
    },
    limitLookups(seconds) {
      // Only for this process: its children get the environment above.
      process.env['RES_OPTIONS'] ??= resolverOptions(seconds)
    },
    forwardSignals: (to) => interruptions().forward(to),
    whileStopped: terminal.whileStopped,
    end(code) {
      // Do not wait for open sockets or timers.
      exit(code, interrupted?.signal.reason)
    },
    onCrash(tell) {
      const end = (error: unknown) => {
        // An uncaught error of a terminal's input.
        if (systemErrorCode(error) === 'EIO') terminal.hasHungUp()
        const reason: unknown = interrupted?.signal.reason ?? error
        void tell(reason).then((code) => exit(code, reason))
      }
      // Includes unhandled rejections. If reporting fails, Node reports that error.
      process.once('uncaughtException', end)
      // Node ends once nothing is pending, even if the command still awaits a promise.
      process.once('beforeExit', () => end(new Error('the command ended without a result')))
      process.exitCode = 1
    },
  }
}

/** Standard input, and prompts on the terminal. */
function inputStream(env: Host['env'], terminal: InputTerminal): InputStream {
  return {
    get isTerminal() {
      return couldBeTerminal(0) && process.stdin.isTTY
    },
    async readAll(limit) {
      const { collect } = await import('../foundation/named-file')
      return collect(process.stdin, 'standard input', limit)
    },
    async ask(question, { colour }) {
      const { ask } = await import('../prompts/ask')
      const { stdin: input, stderr: output } = process
      const interrupted = terminal.interrupted()
      return ask(question, { ...terminal, input, output, interrupted, colour, isDumb: isDumb(env) })
    },
  }
}

interface InputTerminal {
  /** Called if the terminal is gone. */
  hasHungUp: () => void
  whileStopped: Host['whileStopped']
  interrupted: () => AbortSignal
}

/** The home folder from the user database, for services and cron jobs without HOME; undefined if there is none. */
function homeOfUser(): string | undefined {
  try {
    // Loaded on demand because it is rarely needed. Needs Node 20.16.
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

/** The command-line arguments. */
export function processArguments(): string[] {
  return process.argv.slice(2)
}

/**
 * Options for glibc's resolver (resolv.conf(5)), which queries the name servers in turn, so that a lookup without a
 * response times out after about `seconds`. musl has a fixed timeout of 5 s.
 */
function resolverOptions(seconds: number): string {
  const share = seconds / Math.min(Math.max(countNameServers(), 1), mostServers)
  const timeout = Math.ceil(share / mostAttempts)
  return `timeout:${timeout} attempts:${Math.ceil(share / timeout)}`
}

/** Reads the file itself, because loading node:dns takes a millisecond. */
function countNameServers(): number {
  try {
    return readFileSync('/etc/resolv.conf', 'utf8').match(/^nameserver\s/gm)?.length ?? 0
  } catch {
    return 0
  }
}

const mostServers = 3
const mostAttempts = 5

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
