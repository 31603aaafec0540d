import { commandNamed } from '../../src/cli/command-name'
import { commands, deprecatedNames, registry } from '../../src/commands/registry'

const read = (...words: string[]) => commandNamed(words, registry)

describe.each(Object.keys(commands))('%s', (name) => {
  const meant = { name, deprecated: undefined, words: ['-f', 'json'] }

  test.each([
    ['with hyphens', [name]],
    ['as noun and verb', name.split('-')],
    ['as in openstack coe', ['coe', ...name.split('-')]],
  ])('%s', (_how, words) => {
    // The hidden __complete is one word.
    expect(read(...(name.startsWith('__') ? [name] : words), '-f', 'json')).toEqual(meant)
  })
})

test.each(Object.entries(deprecatedNames))('the old name %s means %s', (old, name) => {
  expect(read(old, 'x')).toEqual({ name, deprecated: old, words: ['x'] })
  expect(read(...old.split('-'), 'x')).toEqual({ name, deprecated: old, words: ['x'] })
})
