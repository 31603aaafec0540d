import { answers } from './lines/answers'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('prints unusual values the same', () => {
  const { expectSame } = useMirror()

  it.each(answers.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
