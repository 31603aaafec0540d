/** What the program knows of the world outside: the only door to `process`. Tests hand in their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: () => string
  /** What runs the program: `node/20.20.2`. */
  readonly runtime: string
  /** The words that start this very program: node, its options, the script. */
  readonly program: readonly string[]
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly stdin: InputStream
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted first. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Aborted by SIGINT or SIGTERM; the reason is an `Interrupt`. */
  readonly interrupted: AbortSignal
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined
  /** Resolves when the operating system has the text; rejects with `ReaderGone` when nobody reads any more. */
  write(text: string): Promise<void>
  /** A line that moves while something is waited for; for terminals only. */
  spin(text: string): Promise<Spinner>
}

export interface Spinner {
  say(text: string): void
  /** Takes the line away. */
  stop(): void
}

export interface InputStream {
  readonly isTerminal: boolean
  /** All of standard input. */
  readAll(): Promise<Buffer>
  /** Asks on the terminal (stderr) and resolves to the line typed; with `echo: false` it is not shown. */
  ask(question: string, options: { echo: boolean }): Promise<string>
}

/** The signal that ended the program. */
export class Interrupt extends Error {
  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(signal === 'SIGINT' ? 'Interrupted' : 'Terminated')
  }
}

/** The reader of an output has gone: a closed pipe ends the program quietly. */
export class ReaderGone extends Error {}

/** The host of a real process. Streams and signal handlers are made when first used: they cost start-up. */
export function processHost(): Host {
  return {
    env: process.env,
    cwd: () => process.cwd(),
    runtime: `node/${process.versions.node}`,
    program: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
    stdout: outputStream(() => process.stdout),
    stderr: outputStream(() => process.stderr),
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY
      },
      readAll,
      ask,
    },
    now: () => Date.now(),
    sleep,
    interrupted: interruptSignal(),
  }
}

/** The words behind the program's name. */
export function processArguments(): string[] {
  return process.argv.slice(2)
}

/** Ends the process with this code: by itself, or at once where what was interrupted may hold a socket open. */
export function endProcess(code: number, { interrupted }: Host): void {
  process.exitCode = code
  if (interrupted.aborted) process.exit()
}

function outputStream(open: () => NodeJS.WriteStream): OutputStream {
  let opened: NodeJS.WriteStream | undefined
  const stream = () => {
    if (!opened) {
      opened = open()
      // Without a listener an EPIPE that arrives between two writes would be an uncaught exception.
      opened.on('error', () => undefined)
    }
    return opened
  }
  return {
    get isTerminal() {
      return stream().isTTY
    },
    get columns() {
      return stream().isTTY ? stream().columns : undefined
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream().write(text, (error) => {
          if (error) reject(new ReaderGone(error.message))
          else resolve()
        })
      }),
    async spin(text) {
      const { default: ora } = await import('ora')
      // ora would otherwise put the terminal into raw mode and swallow Ctrl-C.
      const spinner = ora({ text, stream: stream(), discardStdin: false }).start()
      return { say: (line) => (spinner.text = line), stop: () => spinner.stop() }
    },
  }
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

async function ask(question: string, options: { echo: boolean }): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const { Writable } = await import('node:stream')
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: process.stdin,
    output: options.echo ? process.stderr : silent,
    terminal: true,
  })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (!options.echo) process.stderr.write('\n')
  }
}
