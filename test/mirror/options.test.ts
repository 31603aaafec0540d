import { describeMirror, useMirror } from './mirror'
import type { OldParameter } from './old-client'

/** A word that will do for the parameter. */
function wordFor({ choices, integer, dest }: OldParameter): string {
  if (choices) return choices[0] ?? ''
  if (integer) return '7'
  return (
    { labels: 'a=1', attributes: 'a=1', fields: 'status', csr: 'csr.pem', magnum_api_version: '1.9' }[dest] ??
    'word'
  )
}

describeMirror('every option of every command does the same', () => {
  const mirror = useMirror()

  it('each flag, with a space and with =', async () => {
    const { commands } = mirror.grammar()
    for (const [name, parameters] of Object.entries(commands)) {
      const needed = neededBy(parameters)
      for (const option of parameters.filter(({ flags }) => flags.length > 0)) {
        for (const flag of option.flags) {
          const others = needed.filter(({ dest }) => dest !== option.dest).flatMap(spelt)
          const word = wordFor(option)
          const forms = option.takesValue ? [[flag, word], [`${flag}=${word}`]] : [[flag]]
          for (const form of forms) {
            await mirror.expectSame({ argv: [name, ...form, ...others], files: { 'csr.pem': 'CSR' } })
          }
        }
      }
    }
  }, 120_000)
})

/** Parameters without which a command cannot be run; `--image` and `--external-network` stand for their groups. */
function neededBy(parameters: readonly OldParameter[]): OldParameter[] {
  const groups = ['--image', '--external-network']
  return parameters.filter(
    ({ flags, required, nargs }) =>
      required || (flags.length === 0 && nargs !== '?') || flags.some((flag) => groups.includes(flag)),
  )
}

const spelt = (parameter: OldParameter) => [...parameter.flags.slice(0, 1), wordFor(parameter)]
