import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc } from '../../support/random'
import type { KubeconfigEntry } from '../../../src/access/kubeconfig/entry'
import { needs } from '../../support/tools'
import { temporaryFolder } from '../../support/temporary-folder'
import { generatedKubeconfig } from './generated'
import { careful, mergeText, removeFromText } from './support'

const entry = (name: string, ca: string): KubeconfigEntry => ({
  cluster: name,
  user: name,
  context: name,
  server: 'https://10.0.0.5:6443',
  ca,
  credentials: { kind: 'certificate', key: ca, cert: ca },
})

/** Whether another text contains all texts in order. */
function standIn(texts: readonly string[], text: string): boolean {
  let from = 0
  return texts.every((each) => {
    const index = text.indexOf(each, from)
    from = index + each.length
    return index >= 0
  })
}

test("changes to our entries leave every byte of the others' unchanged", () => {
  fc.assert(
    fc.property(generatedKubeconfig, ({ text, foreign, names }) => {
      const merged = mergeText(text, [entry('a', 'one'), entry('b', 'two')], careful).text
      const renewed = mergeText(merged, [entry('b', 'three'), entry('a', 'four')], careful).text
      const removed = removeFromText(removeFromText(renewed, 'a'), 'b')
      for (const each of [merged, renewed, removed]) expect(standIn(foreign, each) ? '' : each).toBe('')
      expect(names.length > 0 && removed !== text ? removed : text).toBe(text)
    }),
    { numRuns: 500 },
  )
})

needs('kubectl')('kubectl reads the entries of others as before, and ours as intended', () => {
  const folder = temporaryFolder()
  const view = (text: string) => {
    writeFileSync(join(folder, 'config'), text)
    const words = ['config', 'view', '--raw', '-o', 'json', '--kubeconfig', join(folder, 'config')]
    return JSON.parse(execFileSync('kubectl', words, { encoding: 'utf8' })) as Record<
      string,
      { name: string }[]
    >
  }
  const withoutOurs = (read: ReturnType<typeof view>) =>
    ['clusters', 'contexts', 'users'].map((list) => (read[list] ?? []).filter(({ name }) => name !== 'a'))
  fc.assert(
    fc.property(generatedKubeconfig, ({ text }) => {
      const before = view(text)
      const after = view(mergeText(text, [entry('a', 'one')], careful).text)
      expect(withoutOurs(after)).toEqual(withoutOurs(before))
      expect(after['clusters']).toContainEqual({
        name: 'a',
        cluster: { server: 'https://10.0.0.5:6443', 'certificate-authority-data': 'b25l' },
      })
    }),
    { numRuns: 30 },
  )
})
