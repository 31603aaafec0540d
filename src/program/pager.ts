import { spawn, spawnSync } from 'node:child_process'
import { Interrupt, type Host, isDumb } from '../foundation/host'

/**
 * Shows text in a pager, like git: on a terminal, with MAGNUM_PAGER, PAGER or less. Uses none if that is empty or
 * `cat`, or on a dumb or unknown terminal.
 */
export async function show(text: string, host: Host): Promise<void> {
  const pager = pagerOf(host)
  if (pager === undefined || !(await shownBy(pager, text, host))) await host.stdout.write(text)
}

/** Time to notice a signal that has ended the pager, in milliseconds. */
const noticing = 100

const usual = 'command -v less >/dev/null && exec less; exec cat'

function pagerOf({ env, stdout }: Host): string | undefined {
  // Without TERM, less asks to press Return first.
  if (!stdout.isTerminal || isDumb(env) || !env['TERM']) return undefined
  const pager = env['MAGNUM_PAGER'] ?? env['PAGER'] ?? usual
  return pager.trim() === '' || pager.trim() === 'cat' ? undefined : pager
}

/**
 * The command for a shell, which a simple command replaces: otherwise a signal would end the shell, but not the pager,
 * which would leave the terminal without echo.
 */
function shellCommand(pager: string): string {
  return /[|&;\n({]/.test(pager) ? pager : `exec env ${pager}`
}

/** Runs the pager in a shell. @returns false if it cannot be run: then the shell exits with 126 or 127 */
function shownBy(pager: string, text: string, { env, forwardSignals }: Host): Promise<boolean> {
  // Like git: quit if the text fits the screen, keep colours, do not clear the screen. Unlike git, quit on Ctrl-C. Pass
  // on no login variables.
  const passed = /^(PATH|HOME|TERM|TERMINFO|LANG|LANGUAGE|LC_|LESS|LV$|MORE$|COLUMNS|LINES|MANPAGER)/
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)))
  const restoreTerminal = terminalModes(own)
  const child = spawn('sh', ['-c', shellCommand(pager)], {
    env: { LESS: 'FRXK', LV: '-c', ...own },
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let interrupt: Interrupt | undefined
    forwardSignals((signal) => {
      interrupt = new Interrupt(signal)
      // On this signal, pagers restore the terminal.
      child.kill('SIGTERM')
    })
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      const end = () => {
        if (interrupt) restoreTerminal()
        if (interrupt && code !== 0) reject(interrupt)
        else resolve(code !== 126 && code !== 127)
      }
      // Ctrl-C may have ended the pager before its signal is noticed here.
      if (code === 0) end()
      else setTimeout(end, noticing)
    })
    // The user may quit the pager early.
    child.stdin.once('error', () => undefined)
    child.stdin.end(text)
  })
}

/**
 * Notes the modes of the terminal. @returns restores what `more`, or a pager whose shell a signal ended, left changed
 */
function terminalModes(env: NodeJS.ProcessEnv): () => void {
  // It acts on its standard input. In the background, it would be stopped.
  const stty = (word: string) =>
    spawnSync('stty', [word], {
      env,
      stdio: [1, 'pipe', 'ignore'],
      encoding: 'utf8',
      timeout: 200,
      killSignal: 'SIGKILL',
    })
  const { status, stdout } = stty('-g')
  return () => {
    if (status === 0) stty(stdout.trim())
  }
}
