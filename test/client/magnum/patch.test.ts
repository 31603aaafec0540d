import { wirePatch } from '../../../src/client/magnum/patch'

test('of an update, structured attributes go as literals and everything else as it is', () => {
  expect(
    wirePatch('nodegroup', [
      { op: 'replace', path: '/labels', value: { a: "it's" } },
      { op: 'replace', path: '/node_taints', value: [{ key: 'a', effect: 'NoExecute' }] },
      { op: 'add', path: '/labels/a', value: 'b' },
      { op: 'replace', path: '/labels', value: "{'a': 'b'}" },
      { op: 'replace', path: '/node_count', value: 3 },
      { op: 'remove', path: '/labels/a' },
    ]),
  ).toEqual([
    { op: 'replace', path: '/labels', value: `{'a': "it's"}` },
    { op: 'replace', path: '/node_taints', value: "[{'key': 'a', 'effect': 'NoExecute'}]" },
    { op: 'add', path: '/labels/a', value: 'b' },
    { op: 'replace', path: '/labels', value: "{'a': 'b'}" },
    { op: 'replace', path: '/node_count', value: 3 },
    { op: 'remove', path: '/labels/a' },
  ])
})

test('an object is no literal where the attribute is not known to hold one', () => {
  const patch = [{ op: 'add' as const, path: '/node_labels', value: { a: 'b' } }]

  expect(wirePatch('cluster', patch)).toEqual(patch)
})
