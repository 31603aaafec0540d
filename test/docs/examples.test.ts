import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'

const root = join(__dirname, '../..')
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))

let folder: string
let sandbox: Sandbox
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'magnum-docs-'))
  symlinkSync(join(root, 'bin/magnum'), join(folder, 'magnum'))
  sandbox = await startSandbox({ folder: join(folder, 'cloud'), delay: 0 })
})
afterEach(async () => {
  await sandbox.stop()
  rmSync(folder, { recursive: true })
})

/** The lines of a page's code blocks that begin with `$ magnum`, as a shell reads them. */
function commandsOf(page: string): string[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8')
  return [...text.matchAll(/^\$ (magnum .*(?:\\\n.*)*)$/gm)].map((match) => match[1] ?? '')
}

function sh(command: string): Promise<{ code: number | null; stderr: string }> {
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, ...sandbox.environment }
  const child = spawn('sh', ['-c', command], { env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })))
}

test.each(pages.filter((page) => commandsOf(page).length > 0))(
  'the commands of docs/%s work',
  async (page) => {
    for (const command of commandsOf(page)) {
      const { code, stderr } = await sh(command)
      expect({ command, code, stderr: code === 0 ? '' : stderr }).toEqual({ command, code: 0, stderr: '' })
    }
  },
)
