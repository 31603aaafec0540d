import { wirePatch } from '../../../src/client/magnum/patch'

test('sends structured attributes as Python literals and everything else unchanged', () => {
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

test('sends an object of an unknown attribute unchanged', () => {
  const patch = [{ op: 'add' as const, path: '/node_labels', value: { a: 'b' } }]

  expect(wirePatch('cluster', patch)).toEqual(patch)
})
