import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../..')

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'magnum-contents-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Packs the package and returns the path of the tarball. */
function pack(name: string): string {
  const target = join(folder, name)
  mkdirSync(target)
  execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: root, stdio: 'ignore' })
  return join(target, readdirSync(target)[0] ?? '')
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('packing is reproducible', () => {
  expect(sha256(pack('one'))).toBe(sha256(pack('two')))
})

test('it contains only the expected files', () => {
  const listed = execFileSync('tar', ['tzf', pack('listed')], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const allowed = [
    /^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/magnum)$/,
    /^package\/dist\/(main|program|library)\.js$/,
    /^package\/dist\/(THIRD-PARTY-NOTICES|chunks\/[\w.-]+\.js|help\/[\w-]+|types\/[\w/.-]+\.d\.ts)$/,
    /^package\/(completions\/(magnum\.bash|_magnum|magnum\.fish)|man\/magnum[\w-]*\.1)$/,
  ]
  expect(listed.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([])
  expect(listed).toEqual(expect.arrayContaining(['package/LICENSE', 'package/dist/THIRD-PARTY-NOTICES']))
})

test('it has no dependencies and no install scripts', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, object>
  expect(Object.keys(manifest)).not.toContain('dependencies')
  expect(Object.keys(manifest)).not.toContain('optionalDependencies')
  expect(Object.keys(manifest['scripts'] ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(pre|post)?(install|prepare|pack)$/)]),
  )
})

test('the notices list every bundled package with its licence', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; license?: string }>
  }
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES'), 'utf8')
  for (const name of [
    'commander',
    'axios',
    'cli-table3',
    'chalk',
    'node-forge',
    'conf',
    'yaml',
    'ora',
    'socks-proxy-agent',
  ]) {
    const { version, license } = packages[`node_modules/${name}`] ?? {}
    expect(notices).toContain(`${name} ${version} (${license})\n\n`)
  }
  expect(notices).toMatch(/Permission is hereby granted/)
})

test('the bill of materials lists the bundled packages', () => {
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const { packages } = JSON.parse(text) as { packages: { name: string }[] }
  const names = packages.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['magnum-cli', 'yaml', 'node-forge', 'conf', 'rolldown']))
})
