import { argumentLines } from './lines/arguments'
import { changes } from './lines/changes'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror("handles corner cases of argparse's grammar the same", () => {
  const { expectSame } = useMirror()

  it.each([...argumentLines, ...changes].map((line) => [nameOf(line), line] as const))('%s', (_, line) =>
    expectSame(line),
  )
})
