import { readCommandLine } from '../../src/cli/command-line'
import { commands, deprecatedNames } from '../../src/commands/registry'

const read = (...argv: string[]) => {
  const { command, deprecated, words } = readCommandLine(argv, commands, deprecatedNames)
  return { command, deprecated, words }
}

describe.each(Object.keys(commands))('%s', (name) => {
  const meant = { command: name, deprecated: undefined, words: ['-f', 'json'] }

  test.each([
    ['with hyphens', [name]],
    ['as noun and verb', name.split('-')],
    ['as openstack coe has it', ['coe', ...name.split('-')]],
  ])('%s', (_how, words) => {
    // The hidden __complete is one word.
    expect(read(...(name.startsWith('__') ? [name] : words), '-f', 'json')).toEqual(meant)
  })
})

test.each(Object.entries(deprecatedNames))('%s, of the times of bays, is %s', (old, name) => {
  expect(read(old, 'x')).toEqual({ command: name, deprecated: old, words: ['x'] })
  expect(read(...old.split('-'), 'x')).toEqual({ command: name, deprecated: old, words: ['x'] })
})
