import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc } from '../support/random'
import { shellExports as exportsFor, shellOf } from '../../src/access/shell-exports'
import { figure } from '../support/figure'
import { needs } from '../support/tools'
import { temporaryFolder } from '../support/temporary-folder'

const shellExports = (variables: Record<string, string>, shell: string | undefined) =>
  exportsFor(variables, shellOf(shell))

const nasty = [
  ...Array.from(`"'\`$\\!#&|;<>()[]{}*?~=%^@-+ \t\r\x01\x07\x1b\x7f\x9b\u00e4\u2028\u202e\u200b\ud83d\ude00`),
  '  ',
  '\n',
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned;',
  '\n touch pwned\n',
  "'touch pwned'",
  '\\n',
  '%s',
  '!!',
  'a',
  'Z9',
]
const value = fc
  .oneof(
    fc.array(fc.constantFrom(...nasty), { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .filter((text) => !/[\0\p{Cs}]/u.test(text))

/** Number of variables per evaluation. */
const batch = 100
const names = Array.from({ length: batch }, (_, index) => `V${index}`)
const printed = `printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`

const evaluations: [shell: string, way: string, count: number, script: (file: string) => string][] = [
  ['dash', 'eval "$(…)"', 10_000, (file) => `eval "$(cat ${file})"; ${printed}`],
  ['bash', 'eval "$(…)"', 10_000, (file) => `eval "$(cat ${file})"; ${printed}`],
  ['zsh', 'eval "$(…)"', 10_000, (file) => `eval "$(cat ${file})"; ${printed}`],
  ['dash', 'eval $(…)', 10_000, (file) => `eval $(cat ${file}); ${printed}`],
  ['bash', 'eval $(…)', 10_000, (file) => `eval $(cat ${file}); ${printed}`],
  ['zsh', 'eval $(…)', 10_000, (file) => `eval $(cat ${file}); ${printed}`],
  ['fish', 'eval (…)', 1_000, (file) => `eval (cat ${file}); ${printed}`],
  ['fish', '… | source', 1_000, (file) => `cat ${file} | source; ${printed}`],
  ['tcsh', 'eval `…`', 1_000, (file) => `eval \`cat ${file}\`\nenv printenv -0 ${names.join(' ')}`],
]

describe.each(evaluations)('%s, %s', (shell, way, count, script) => {
  needs(shell)(`${count} hostile values arrive unchanged, and nothing is executed`, () => {
    const folder = temporaryFolder()
    const possible = shell === 'tcsh' ? value.filter((text) => !text.includes('\n')) : value
    const values = fc.sample(possible, count)
    const lines: string[] = []
    for (let start = 0; start < count; start += batch) {
      const variables = Object.fromEntries(names.map((name, index) => [name, values[start + index] ?? '']))
      writeFileSync(join(folder, String(start)), shellExports(variables, `/bin/${shell}`))
      lines.push(script(String(start)))
    }
    writeFileSync(join(folder, 'script'), lines.join('\n') + '\n')
    const { stdout, stderr } = spawnSync(shell, shell === 'tcsh' ? ['-f', 'script'] : ['script'], {
      cwd: folder,
      // In the locale C, tcsh breaks text that is not ASCII.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    expect(stderr).toBe('')
    expect(stdout.split('\0').slice(0, -1)).toEqual(values)
    expect(readdirSync(folder)).not.toContain('pwned')
    figure(`${count} hostile values exported to ${shell} by ${way}: exact, nothing executed`)
  })
})

needs('dash')('a plain kubeconfig needs no eval', () => {
  const script = `$(printf '%s' "$1"); printf %s "$KUBECONFIG"`
  const text = shellExports({ KUBECONFIG: '/home/u/myclusterconfig/config' }, undefined)
  expect(spawnSync('dash', ['-c', script, 'dash', text], { encoding: 'utf8' }).stdout).toBe(
    '/home/u/myclusterconfig/config',
  )
})

describe.each(['dash', 'bash', 'zsh'])('%s', (shell) => {
  needs(shell)('sets every variable of an unquoted eval', () => {
    const text = shellExports({ A: '1', B: "it's", C: '', D: 'a b' }, undefined)
    const script = `eval $(printf '%s' "$1"); printf '%s|' "$A" "$B" "$C" "$D"`
    expect(spawnSync(shell, ['-c', script, shell, text], { encoding: 'utf8' }).stdout).toBe("1|it's||a b|")
  })
})
