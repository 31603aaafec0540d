import { wantsColour } from '../../src/output/colour'

test.each<[string, unknown, Record<string, string>, boolean, boolean]>([
  ['a terminal', undefined, {}, true, true],
  ['a pipe', undefined, {}, false, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
  ['CLICOLOR=0', undefined, { CLICOLOR: '0' }, true, false],
  ['CLICOLOR=1 in a pipe', undefined, { CLICOLOR: '1' }, false, false],
  ['CLICOLOR_FORCE in a pipe', undefined, { CLICOLOR_FORCE: '1' }, false, true],
  ['CLICOLOR_FORCE=0 in a pipe', undefined, { CLICOLOR_FORCE: '0' }, false, false],
  ['NO_COLOR against CLICOLOR_FORCE', undefined, { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, false, false],
  ['--color always against NO_COLOR', 'always', { NO_COLOR: '1' }, false, true],
  ['--color never', 'never', { FORCE_COLOR: '1' }, true, false],
  ['--color auto', 'auto', {}, true, true],
])('%s', (_what, when, env, isTerminal, painted) => {
  expect(wantsColour(when, env, () => isTerminal)).toBe(painted)
})
