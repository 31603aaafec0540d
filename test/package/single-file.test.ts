import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../..')

let folder: string
beforeAll(() => {
  execFileSync('npm', ['run', 'build:sea'], { cwd: root, stdio: 'ignore' })
  folder = mkdtempSync(join(tmpdir(), 'magnum-single-file-'))
  copyFileSync(join(root, 'dist/sea/magnum'), join(folder, 'magnum'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the file with an empty PATH. */
const magnum = (...words: string[]) =>
  execFileSync(join(folder, 'magnum'), words, { cwd: folder, env: { PATH: folder, HOME: folder } }).toString()

test('it runs without Node', () => {
  expect(magnum('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(magnum('help', 'labels')).toContain('flannel_backend')
  expect(magnum('completion', 'fish')).toContain('complete -c magnum')
})

test('it runs the sandbox in the foreground', () => {
  const words = [
    '--coe=kubernetes',
    '--image=fedora-coreos-latest',
    '--external-network=public',
    '-fvalue',
    '-cname',
  ]
  const run = magnum('sandbox', 'run', '--', 'magnum', 'cluster-template-create', 'k8s', ...words)
  expect(run).toBe('k8s\n')
})

test('it runs the sandbox in the background', () => {
  expect(magnum('sandbox', 'start')).toMatch(/^export OS_AUTH_URL=http:/)
  try {
    expect(magnum('sandbox', 'status', '-f', 'value', '-c', 'clusters')).toBe('0\n')
  } finally {
    expect(magnum('sandbox', 'stop')).toMatch(/^Stopped the sandbox/)
  }
})
