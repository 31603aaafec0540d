import { isDeepStrictEqual } from 'node:util'
import { seed } from '../support/random'
import { describeMirror, useMirror } from './mirror'
import { Random } from './random'
import { randomLine } from './random-lines'

/** Compares `count` random command lines of the matching commands. */
export function testRandomLines(count: number, commands: RegExp): void {
  describeMirror("random command lines from the old client's grammar", () => {
    const mirror = useMirror()

    it(`${count} lines do the same`, async () => {
      const random = new Random(seed)
      const defects: unknown[] = []
      for (let made = 0; made < count; made++) {
        const line = randomLine(mirror.grammar(), commands, random)
        const { expected, ours, stderr } = await mirror.run(line)
        if (!isDeepStrictEqual(ours, expected)) defects.push({ argv: line.argv, expected, ours, stderr })
      }
      expect(defects).toEqual([])
    })
  })
}
