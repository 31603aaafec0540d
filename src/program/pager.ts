import { spawn } from 'node:child_process'
import type { Host } from '../foundation/host'

/**
 * Shows a text through a pager, as git does: on a terminal, by MAGNUM_PAGER, PAGER or less; an empty one or `cat`, and a
 * terminal that knows no more than lines, want none.
 */
export async function show(text: string, host: Host): Promise<void> {
  const pager = pagerOf(host)
  if (pager === undefined || !(await shownBy(pager, text, host.env))) await host.stdout.write(text)
}

const usual = 'command -v less >/dev/null && exec less; exec cat'

function pagerOf({ env, stdout }: Host): string | undefined {
  if (!stdout.isTerminal || env['TERM'] === 'dumb') return undefined
  const pager = env['MAGNUM_PAGER'] ?? env['PAGER'] ?? usual
  return pager.trim() === '' || pager.trim() === 'cat' ? undefined : pager
}

/** Whether there was a shell to run the pager in. */
function shownBy(pager: string, text: string, env: Host['env']): Promise<boolean> {
  // As git has it: end where all fits the screen, keep colours, leave the text there. Nothing of a login is passed on.
  const passed = /^(PATH|HOME|TERM|TERMINFO|LANG|LANGUAGE|LC_|LESS|LV$|MORE$|COLUMNS|LINES|MANPAGER)/
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)))
  const child = spawn('sh', ['-c', pager], {
    env: { LESS: 'FRX', LV: '-c', ...own },
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', () => resolve(true))
    // Who leaves the pager early reads no further.
    child.stdin.once('error', () => undefined)
    child.stdin.end(text)
  })
}
