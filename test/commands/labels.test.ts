import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLabels } from '../../src/commands/shared/labels-and-taints'
import { readPatch } from '../../src/commands/shared/patch'
import { MagnumError } from '../../src/foundation/errors'
import { temporaryFolder } from '../support/temporary-folder'

test.each([
  [['a=1,b=2'], { a: '1', b: '2' }],
  [['a=1;b=2'], { a: '1', b: '2' }],
  [['a=1,2'], { a: '1,2' }],
  [['a=1,2', 'b=x=y'], { a: '1,2', b: 'x=y' }],
  [['a=1', 'a=2'], { a: '1,2' }],
])('%j', (words, labels) => {
  expect(readLabels(words)).toEqual(labels)
})

test('mesos_slave_executor_env_file names a file whose JSON is sent as Python would write it', () => {
  const file = join(temporaryFolder(), 'env.json')
  writeFileSync(file, '{"PATH":"/bin","n":[1,2.50,true],"é":null}')

  expect(readLabels([`mesos_slave_executor_env_file=${file}`])).toEqual({
    mesos_slave_executor_env_file: file,
    mesos_slave_executor_env_variables: '{"PATH": "/bin", "n": [1, 2.5, true], "\\u00e9": null}',
  })
})

test.each([
  ['a', 'labels must be a list of KEY=VALUE not a'],
  ['mesos_slave_executor_env_file=/nowhere/env', "Cannot get JSON from file '/nowhere/env': "],
  [`mesos_slave_executor_env_file=${__filename}`, `The file '${__filename}' is not JSON`],
])('%s is a usage error', (word, message) => {
  expect(() => readLabels([word])).toThrow(MagnumError)
  expect(() => readLabels([word])).toThrow(message)
})

test.each([
  ['labels=a=1,b=2', { path: '/labels', value: { a: '1', b: '2' } }],
  ['labels={"a": "1"}', { path: '/labels', value: { a: '1' } }],
  ['node_count=3', { path: '/node_count', value: 3 }],
  ['/name=x=y', { path: '/name', value: 'x=y' }],
  ['name=1e999', { path: '/name', value: '1e999' }],
])('update replace %s', (word, operation) => {
  expect(readPatch('replace', [word])).toEqual([{ op: 'replace', ...operation }])
})

test.each([
  ['move', 'a=b', 'Unknown PATCH operation: move'],
  ['add', 'a', 'Attributes must be a list of PATH=VALUE not "/a"'],
  ['add', 'labels=5', 'labels must be a list of KEY=VALUE not 5'],
  ['replace', 'health_status_reason=ok', 'health_status_reason must be a list of KEY=VALUE not ok'],
])('update %s %s is a usage error', (op, word, message) => {
  expect(() => readPatch(op, [word])).toThrow(new MagnumError('usage', message))
})
