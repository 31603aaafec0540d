import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { figure } from '../support/figure'
import { fc } from '../support/random'
import { temporaryFolder } from '../support/temporary-folder'
import { needs } from '../support/tools'
import { written } from '../support/written'
import { anyText } from './support'

test('names are valid shell variables, values are quoted', async () => {
  const record = { 'node-count': 2, '1st': "it's", name: '日本', labels: { a: 'b' }, stack_id: null }
  expect(await written({ kind: 'record', record }, { format: 'shell' })).toBe(`\
node_count='2'
_1st='it'\\''s'
name='日本'
labels='{'\\''a'\\'': '\\''b'\\''}'
stack_id='None'
`)
})

test('a prefix precedes every name', async () => {
  expect(await written({ kind: 'record', record: { uuid: 'u' } }, { format: 'shell', prefix: 'my-' })).toBe(
    `my_uuid='u'\n`,
  )
})

test('a control character is rebuilt by the shell from its code', async () => {
  expect(await written({ kind: 'record', record: { name: 'a\x1b[31m%' } }, { format: 'shell' })).toBe(
    `name="$(printf -- 'a\\033[31m\\045.')"; name="\${name%.}"\n`,
  )
})

test('characters that shell variables cannot contain are shown as escapes', async () => {
  expect(await written({ kind: 'record', record: { name: 'a\0b' } }, { format: 'shell' })).toBe(
    `name='a\\x00b'\n`,
  )
})

for (const shell of ['dash', 'bash', 'zsh']) {
  needs(shell)(`${shell} evaluates 10,000 texts to themselves and executes nothing`, async () => {
    // Shell variables cannot contain NUL, nor UTF-8 lone surrogates.
    const texts = fc.sample(anyText, 10_000).map((text) => text.replace(/\0|\p{Surrogate}/gu, ''))
    const scripts = await Promise.all(
      texts.map((value) => written({ kind: 'record', record: { value } }, { format: 'shell' })),
    )
    const folder = temporaryFolder()
    const script = scripts.map((assignment) => `${assignment}printf '%s\\0' "$value"\n`).join('')
    const output = execFileSync(shell, { input: script, cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 })
    expect(output.split('\0').slice(0, -1)).toEqual(texts)
    expect(readdirSync(folder)).toEqual([])
    figure(`${texts.length} hostile texts as shell evaluated by ${shell}: exact, nothing executed`)
  })
}
