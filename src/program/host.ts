import { fstatSync, statSync, writeSync } from 'node:fs'
import { MagnumError } from '../foundation/errors'
import { Interrupt, ReaderGone, type Host, type OutputStream } from '../foundation/host'

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
  let interrupted: AbortSignal | undefined
  return {
    env: process.env['HOME'] ? process.env : { ...process.env, HOME: homeOfUser() },
    cwd: currentFolder,
    runtime: `node/${process.versions.node}`,
    program: [process.execPath, ...process.execArgv, ...(isSingleFile ? [] : process.argv.slice(1, 2))],
    stdout: outputStream(1, () => process.stdout),
    stderr: outputStream(2, () => process.stderr),
    stdin: {
      get isTerminal() {
        return couldBeTerminal(0) && process.stdin.isTTY
      },
      readAll,
      async ask(question, options) {
        const { ask } = await import('../prompts/ask')
        return ask(question, options, { input: process.stdin, output: process.stderr, interrupted })
      },
    },
    now: () => Date.now(),
    sleep,
    get interrupted() {
      return (interrupted ??= interruptSignal())
    },
    end(code) {
      // Whatever still holds a socket or a timer open is not waited for.
      process.exit(code)
    },
    onCrash(tell) {
      const end = (error: unknown) => void tell(error).then((code) => process.exit(code))
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

function outputStream(fd: 1 | 2, open: () => NodeJS.WriteStream): OutputStream {
  let opened: NodeJS.WriteStream | undefined
  const stream = () => {
    if (!opened) {
      opened = open()
      // Without a listener an EPIPE that arrives between two writes would be an uncaught exception.
      opened.on('error', () => undefined)
    }
    return opened
  }
  // Only a terminal needs the stream, which takes longer to load than most commands take to run.
  const isTerminal = () => couldBeTerminal(fd) && stream().isTTY
  return {
    get isTerminal() {
      return isTerminal()
    },
    get columns() {
      return isTerminal() ? stream().columns : undefined
    },
    get rows() {
      return isTerminal() ? stream().rows : undefined
    },
    async write(text) {
      const left = writeNow(fd, text)
      if (left) await writeLater(stream(), left)
    },
    async spin(text) {
      const { default: ora } = await import('ora')
      // ora would otherwise put the terminal into raw mode and swallow Ctrl-C.
      const spinner = ora({ text, stream: stream(), discardStdin: false }).start()
      return { say: (line) => (spinner.text = line), stop: () => spinner.stop() }
    },
  }
}

/** What needs no stream to tell: files, pipes and `/dev/null` are no terminals. */
function couldBeTerminal(fd: number): boolean {
  try {
    const file = fstatSync(fd)
    return file.isCharacterDevice() && file.rdev !== statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** Writes what the operating system takes at once, and gives what is left where a pipe is full. */
function writeNow(fd: number, text: string): Buffer | undefined {
  let left: Buffer | undefined
  try {
    // Without a buffer: those of a long list would lie around until they are collected.
    const written = writeSync(fd, text)
    if (written === Buffer.byteLength(text)) return undefined
    left = Buffer.from(text).subarray(written)
    while (left.length > 0) left = left.subarray(writeSync(fd, left))
    return undefined
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return left ?? Buffer.from(text)
    throw writingFailed(error)
  }
}

function writeLater(stream: NodeJS.WriteStream, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(writingFailed(error))
      else resolve()
    })
  })
}

function writingFailed(error: unknown): Error {
  if (errorCode(error) === 'EPIPE') return new ReaderGone('nobody reads the output')
  const reason = error instanceof Error ? error.message : String(error)
  return new MagnumError('failed', `The output cannot be written: ${reason}`, { cause: error })
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Interrupt(signal)))
  }
  return controller.signal
}

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
