import { fc } from '../../support/random'

/** A kubeconfig as written by other programs or by hand. */
export interface Generated {
  text: string
  /** The text that must not change, in order: entries, comments, other keys. */
  foreign: readonly string[]
  names: readonly string[]
}

const scalar = fc.constantFrom(
  'abc',
  '2019-01-29T14:20:36Z',
  '2019-01-29 14:20:36 +02:00',
  '01:02:03:04:05:06',
  '0123456789',
  '12345678901234567890',
  '1e3',
  '0x1F',
  '1_000',
  'yes',
  '~',
  `'it''s'`,
  '"a\\tb\\u00e9"',
  '"tab\there"',
  'https://10.0.0.1:6443/path?x=1#y',
  '!!str 12',
  'ä ö ü',
)

const comment = fc.constantFrom('', '', '', ' # a note', '  # {not: [yaml', '\t# after a tab')

interface Layout {
  eol: string
  start: string
  end: string
  /** The indentation of list items. */
  indent: string
  inFlow: boolean
  emptyLists: string
  order: readonly ('clusters' | 'contexts' | 'users' | 'current')[]
}

const layout: fc.Arbitrary<Layout> = fc.record({
  eol: fc.constantFrom('\n', '\n', '\r\n'),
  start: fc.constantFrom('', '', '\ufeff', '---\n', '%YAML 1.1\n---\n', '# mine\n\n', '--- # mine\n'),
  end: fc.constantFrom(
    '',
    '',
    '# the end\n',
    '...\n',
    '---\nclusters: other document\n',
    'x-last: |\n  text\n',
    'no newline',
  ),
  indent: fc.constantFrom('', '  ', '    '),
  inFlow: fc.boolean(),
  emptyLists: fc.constantFrom(' []', ' null', '', ' ~', 'missing', ' [ ]', ' [] # none'),
  order: fc.shuffledSubarray(['clusters', 'contexts', 'users', 'current'], { minLength: 4 }),
})

interface Entry {
  values: readonly string[]
  note: string
  above: boolean
  shape: 'block' | 'flow' | 'shared'
}

const entry: fc.Arbitrary<Entry> = fc.record({
  values: fc.array(scalar, { minLength: 3, maxLength: 3 }),
  note: comment,
  above: fc.boolean(),
  shape: fc.constantFrom('block', 'block', 'flow', 'shared'),
})

export const generatedKubeconfig: fc.Arbitrary<Generated> = fc
  .tuple(layout, fc.array(entry, { maxLength: 3 }))
  .map(([style, entries]) => written(style, entries))

function written(style: Layout, entries: readonly Entry[]): Generated {
  const names = entries.map((_, index) => `other-${index}`)
  const parts: [text: string, isForeign: boolean][] = [
    [style.start, true],
    ['apiVersion: v1\nkind: Config\nx-shared: &shared {namespace: "a", n: 1e3}\n', true],
  ]
  for (const key of style.order) {
    if (key === 'current')
      parts.push(['current-context:', true], [` ${names[0] ?? '""'}`, names.length > 0], [' # now\n', true])
    else parts.push(...list(style, key, entries))
  }
  parts.push([style.end === 'no newline' ? 'x-last: 0777' : style.end, true])
  const withBreaks = (text: string) => text.replaceAll('\n', style.eol)
  return {
    text: withBreaks(parts.map(([text]) => text).join('')),
    // More text may follow the final newline.
    foreign: parts.flatMap(([text, isForeign]) => (isForeign && text !== '' ? [withBreaks(text)] : [])),
    names,
  }
}

function list(
  style: Layout,
  key: 'clusters' | 'contexts' | 'users',
  entries: readonly Entry[],
): [string, boolean][] {
  if (entries.length === 0) {
    return style.emptyLists === 'missing'
      ? []
      : [
          [`${key}:`, true],
          [style.emptyLists, false],
          ['\n', false],
        ]
  }
  const flowItems = entries.map((each, index) => flow(key, each, index))
  if (style.inFlow)
    return [
      [`${key}: [${flowItems.join(', ')}`, true],
      [']\n', true],
    ]
  const items = entries.map((each, index): [string, boolean] => {
    const above = each.above ? `${style.indent}# above ${key} ${index}\n` : ''
    const lines =
      each.shape === 'flow' ? `- ${flowItems[index] ?? ''}${each.note}\n` : block(key, each, index)
    return [above + lines.replace(/^/gm, style.indent).trimEnd() + '\n', true]
  })
  return [[`${key}: # of mine\n`, true], ...items]
}

const fields = { clusters: 'server', contexts: 'user', users: 'token' }

function flow(key: keyof typeof fields, { values: [value = ''] }: Entry, index: number): string {
  const quoted = /[,[\]{}#]| /.test(value) && !/^["'!]/.test(value) ? `"${value}"` : value
  return `{name: other-${index}, x-more: {a: ${quoted}}, ${key.slice(0, -1)}: {${fields[key]}: "v"}}`
}

function block(key: keyof typeof fields, { values, note, shape }: Entry, index: number): string {
  const [first = '', second = '', third = ''] = values
  const content = shape === 'shared' && key === 'contexts' ? '    <<: *shared\n' : ''
  return `- name: other-${index}${note}
  ${key.slice(0, -1)}:
${content}    ${fields[key]}: "v"
    # within
    extensions:
    - name: x
      extension: {a: 1}
    unknown: ${first}${note}
    text: |-
      several
        lines # no comment
  expiry: ${second}
  x-more: ${third}
`
}
