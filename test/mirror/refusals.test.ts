import { refused } from './lines/answers'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('what the service refuses fails, whatever the shape of the refusal', () => {
  const { expectSame } = useMirror()

  it.each(refused.map((line) => [nameOf(line), line.what, line] as const))('%s: %s', (_, __, line) =>
    expectSame(line),
  )
})
