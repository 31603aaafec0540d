import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import type { Host } from '../foundation/host'

/**
 * Shows a page in the user's browser: the first of `BROWSER` that starts, as xdg-open and Python's webbrowser read
 * it (commands with colons between them, `%s` for the address), or the desktop's own way.
 *
 * @throws Error where none starts
 */
export async function openBrowser(url: string, { env }: Pick<Host, 'env'>): Promise<void> {
  const named = (env['BROWSER'] ?? '').split(':').filter((command) => command.trim() !== '')
  const commands = named.length > 0 ? named.map(wordsOf) : [desktopOpener()]
  for (const words of commands) {
    const [command = '', ...rest] = words.map((word) => word.replaceAll('%s', url))
    const isNamed = words.some((word) => word.includes('%s'))
    if (await starts(command, isNamed ? rest : [...rest, url], withoutLogin(env))) return
  }
  throw new Error('no browser starts')
}

const wordsOf = (command: string) => command.trim().split(/\s+/)

function desktopOpener(): string[] {
  if (platform() === 'darwin') return ['open']
  // Not cmd's start, to which an ampersand is the end of the command.
  return platform() === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open']
}

function starts(command: string, words: readonly string[], env: Host['env']): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { detached: true, stdio: 'ignore', env })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

/** A browser lives longer than the command, and has no use for its secrets. */
function withoutLogin(env: Host['env']): Host['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OS_')))
}
