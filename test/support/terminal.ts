import { spawnSync } from 'node:child_process'
import { bin } from './program'
import { temporaryFolder } from './temporary-folder'

export interface Terminal {
  /** Types a line and presses Enter. */
  enter: (line: string) => void
  /** Presses a key, named as in tmux: `C-c`. */
  press: (key: string) => void
  /** The visible lines; with `colours`, including escape sequences. */
  screen: (options?: { colours: boolean }) => string[]
  /** Whether the cursor is shown, and whether it is on the alternate screen. */
  state: () => { cursor: 'shown' | 'hidden'; screen: 'usual' | 'alternate' }
  /** Closes the window. */
  close: () => void
  /** Waits up to ten seconds for text, even if wrapped. */
  until: (pattern: RegExp) => Promise<void>
}

const open = new Set<string>()
// Names are not reused: a tmux server that is exiting still holds its socket.
let opened = 0
afterEach(() => {
  for (const name of open) tmux(name, 'kill-server')
  open.clear()
})

/** Starts bash in a tmux terminal, with `magnum` on PATH, an empty home folder and the prompt `$ `. */
export function terminal(columns: number, env: Readonly<Record<string, string>> = {}, rows = 100): Terminal {
  const name = `magnum-test-${process.pid}-${opened++}`
  const home = temporaryFolder()
  const path = `${bin}:${process.env['PATH'] ?? ''}`
  const variables = { PATH: path, HOME: home, LANG: 'C.UTF-8', PS1: '$ ', ...env }
  const assignments = Object.entries(variables).map(([key, value]) => `${key}=${value}`)
  const shell = ['env', '-i', 'TERM=screen', ...assignments, 'bash', '--norc', '--noprofile']
  const size = ['-x', String(columns), '-y', String(rows)]
  tmux(name, '-f', '/dev/null', 'new-session', '-d', '-c', home, ...size, ...shell)
  open.add(name)
  const capture = (...options: string[]) => tmux(name, 'capture-pane', '-p', ...options).trimEnd()
  return {
    enter: (line) => tmux(name, 'send-keys', '-l', `${line}\n`),
    press: (key) => tmux(name, 'send-keys', key),
    screen: ({ colours } = { colours: false }) => capture(...(colours ? ['-e'] : [])).split('\n'),
    state: () => {
      const [cursor, alternate] = tmux(name, 'display', '-p', '#{cursor_flag} #{alternate_on}')
        .trim()
        .split(' ')
      return {
        cursor: cursor === '1' ? 'shown' : 'hidden',
        screen: alternate === '1' ? 'alternate' : 'usual',
      }
    },
    close: () => {
      open.delete(name)
      tmux(name, 'kill-server')
    },
    until: async (pattern) => {
      const end = Date.now() + 25_000
      for (let text = ''; !pattern.test(text);) {
        text = capture('-J').replace(/ +$/gm, '')
        if (Date.now() > end) throw new Error(`no ${String(pattern)} on the screen:\n${text}`)
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    },
  }
}

function tmux(name: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('tmux', ['-L', name, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tmux ${words.join(' ')}: ${stderr}`)
  return stdout
}
