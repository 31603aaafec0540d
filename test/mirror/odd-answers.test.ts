import { oddAnswers } from './lines/odd-answers'
import { describeMirror, nameOf, useMirror } from './mirror'

describeMirror('prints invalid responses the same', () => {
  const { expectSame } = useMirror()

  it.each(oddAnswers.map((line) => [nameOf(line), line] as const))('%s', (_, line) => expectSame(line))
})
