import { widthToFit } from '../../src/program/answer'

test.each<[Record<string, string>, number | undefined, boolean | undefined, number | undefined]>([
  [{}, 100, undefined, 100],
  [{}, undefined, undefined, 80],
  [{}, 100, false, undefined],
  [{ COLUMNS: '60' }, 100, undefined, 60],
  [{ COLUMNS: '0' }, 100, undefined, 100],
  [{ CLIFF_FIT_WIDTH: '0' }, 100, undefined, undefined],
  [{ CLIFF_FIT_WIDTH: '1' }, 100, false, 100],
  [{ CLIFF_MAX_TERM_WIDTH: '70' }, 100, undefined, 70],
  [{ CLIFF_MAX_TERM_WIDTH: '70' }, 100, false, 70],
])('%j on %s columns, the setting %s: %s', (env, columnsOfTerminal, setting, width) => {
  expect(widthToFit(env, columnsOfTerminal, setting)).toBe(width)
})
