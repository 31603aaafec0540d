import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import type { Host } from '../foundation/host'

/**
 * Opens a page in the user's browser: the first command in `BROWSER` that starts, in the syntax of xdg-open and
 * Python's webbrowser (commands separated by colons, `%s` for the URL), or the desktop's default.
 *
 * @throws Error if none starts
 */
export async function openBrowser(url: string, { env }: Pick<Host, 'env'>): Promise<void> {
  const named = (env['BROWSER'] ?? '').split(':').filter((command) => command.trim() !== '')
  const commands = named.length > 0 ? named.map(wordsOf) : [desktopOpener()]
  for (const words of commands) {
    const [command = '', ...rest] = words.map((word) => word.replaceAll('%s', url))
    const isNamed = words.some((word) => word.includes('%s'))
    if (await starts(command, isNamed ? rest : [...rest, url], withoutLogin(env))) return
  }
  throw new Error('no browser could be started')
}

const wordsOf = (command: string) => command.trim().split(/\s+/)

function desktopOpener(): string[] {
  if (platform() === 'darwin') return ['open']
  // Not cmd's `start`, for which an ampersand ends the command.
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

/** Drops secrets: a browser does not need them and outlives the command. */
function withoutLogin(env: Host['env']): Host['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OS_')))
}
