import { configurations } from './lines/configuration'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('cluster-config writes the same files and prints the same exports', () => {
  const { expectSame } = useMirror()

  it.each(configurations.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
