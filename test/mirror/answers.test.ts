import { answers } from './lines/answers'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('what is hard to print is printed the same', () => {
  const { expectSame } = useMirror()

  it.each(answers.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
