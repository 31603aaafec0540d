import { wirePatch } from '../../src/magnum/patch'

test('of an update, structured attributes go as literals and everything else as it is', () => {
  expect(
    wirePatch([
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
