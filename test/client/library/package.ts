import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(__dirname, '../../..')

/** Installs the packed tarball into a new folder, as npm would. */
export function folderWithPackage(): string {
  if (!existsSync(join(root, 'dist/library.js')))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root })
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'magnum-library-')))
  const words = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const tarball = execFileSync('npm', words, { cwd: root, encoding: 'utf8' }).trim()
  const installed = join(folder, 'node_modules/magnum-cli')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['xzf', join(folder, tarball), '--strip-components=1', '-C', installed])
  return folder
}
