import { logins } from './lines/login'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('every global option and variable leads to the same login and endpoint', () => {
  const { expectSame } = useMirror()

  it.each(logins.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
