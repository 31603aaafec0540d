import { globalLines, optionLines } from './lines/options'
import { describeMirror, useMirror } from './mirror'
import { oldGlobals, oldParameters } from './old-parameters'

describeMirror('every option of every command does the same', () => {
  const mirror = useMirror()

  it('each spelling, with a space and with =', async () => {
    for (const line of optionLines(mirror.grammar())) await mirror.expectSame(line)
  }, 120_000)

  it('every global option', async () => {
    for (const line of globalLines(mirror.grammar())) await mirror.expectSame(line)
  }, 120_000)

  const former = Object.entries(oldParameters).filter(([command]) => !command.startsWith('bay'))
  it.each(former)('covers all options of %s', (command, parameters) => {
    const lines = optionLines(mirror.grammar()).map(({ argv }) => argv)
    for (const option of parameters.filter((parameter) => parameter.startsWith('-'))) {
      expect(lines).toContainEqual(expect.arrayContaining([command, option]))
    }
  })

  it('covers all global options', () => {
    const spellings = mirror.grammar().globals.flatMap(({ flags }) => flags)
    expect(spellings).toEqual(
      expect.arrayContaining(oldGlobals.filter((flag) => !/^(-h|--help)$/.test(flag))),
    )
  })
})
