import { refused } from './lines/answers'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('fails on errors of the service, whatever their shape', () => {
  const { expectSame } = useMirror()

  it.each(refused.map((line) => [nameOf(line), line.what, line] as const))('%s: %s', (_, __, line) =>
    expectSame(line),
  )
})
