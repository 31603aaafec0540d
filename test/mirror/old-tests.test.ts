import { oldTests } from './lines/old-tests'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror("every case of the old client's tests does the same", () => {
  const { expectSame } = useMirror()

  it.each(oldTests.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
