import { wantsColour } from '../../src/output/colour'

test.each<[string, unknown, Record<string, string>, boolean, boolean]>([
  ['a terminal', undefined, {}, true, true],
  ['a pipe', undefined, {}, false, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
  ['--color always against NO_COLOR', 'always', { NO_COLOR: '1' }, false, true],
  ['--color never', 'never', { FORCE_COLOR: '1' }, true, false],
  ['--color auto', 'auto', {}, true, true],
])('%s', (_what, when, env, isTerminal, painted) => {
  expect(wantsColour(when, env, () => isTerminal)).toBe(painted)
})
