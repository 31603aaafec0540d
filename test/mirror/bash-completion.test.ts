import { startPair } from './pair'
import { describeMirror } from './mirror'

describeMirror('bash-completion', () => {
  it.each(['bash-completion', 'bash_completion'])(
    '%s prints all words of the old client on one line',
    async (name) => {
      const pair = await startPair()
      const { old, ours } = await pair.run({ argv: [name] })
      await pair.close()
      const words = ours.stdout.split(' ').map((word) => word.trim())
      expect(ours.stdout.match(/\n/g)).toHaveLength(1)
      expect(words).toEqual(expect.arrayContaining(old.stdout.trim().split(' ')))
      expect(words).toEqual(expect.arrayContaining(['cluster-resize', 'nodegroup-list', '--format', '-c']))
    },
  )
})
