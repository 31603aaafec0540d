import js from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

// The folders of src/ and what each may import: the arrows of docs/architecture.md. An unlisted folder is an error.
const rooms = {
  main: ['program', 'cli', 'commands', 'foundation'],
  program: ['commands', 'prompts', 'cli', 'output', 'access', 'catalogue', 'client', 'foundation'],
  commands: ['program', 'prompts', 'cli', 'output', 'access', 'catalogue', 'client', 'sandbox', 'foundation'],
  prompts: ['program', 'cli', 'output', 'catalogue', 'client', 'foundation'],
  cli: ['output', 'catalogue', 'client', 'foundation'],
  output: ['foundation'],
  access: ['foundation'],
  catalogue: [],
  client: ['foundation'],
  sandbox: ['catalogue', 'foundation'],
  foundation: [],
}

// Within the client, each part may import the previous ones. All may import the settings table, which says which
// settings are secret: it is plain data and imports nothing.
const clientParts = {
  http: [],
  keystone: ['http'],
  magnum: ['http', 'keystone'],
  heat: ['http', 'keystone'],
}

const outside = (names, allowed, own) => names.filter((name) => name !== own && !allowed.includes(name))
const refuse = (files, regex, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
})

const arrows = [
  ...Object.entries(rooms).map(([room, allowed]) =>
    refuse(
      [`src/${room}/**/*.ts`],
      `^(\\.\\./)+(${outside(Object.keys(rooms), allowed, room).join('|')})(/|$)`,
      `src/${room} imports only from itself and: ${allowed.join(', ') || 'nothing'}.`,
    ),
  ),
  ...Object.entries(clientParts).map(([part, allowed]) =>
    refuse(
      [`src/client/${part}/**/*.ts`],
      `^(\\.\\./)+(?!keystone/settings-table$)(${[...outside(Object.keys(rooms), rooms.client, 'client'), ...outside(Object.keys(clientParts), allowed, part)].join('|')})(/|$)`,
      `src/client/${part} imports only from itself, src/foundation and: ${allowed.join(', ') || 'nothing'}.`,
    ),
  ),
]

const unlisted = {
  files: ['src/**/*.ts'],
  ignores: ['src/main.ts', ...Object.keys(rooms).map((room) => `src/${room}/**`)],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: 'Program',
        message: 'Put the file into a folder of src/ that eslint.config.mjs lists.',
      },
    ],
  },
}

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 14],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [
      'src/program/host.ts',
      'src/program/signals.ts',
      'src/program/compile-cache.ts',
      'src/sandbox/**',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only src/program/host.ts and signals.ts access process.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/random.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Import fc from test/support/random.ts, which sets its seed.' },
      ],
    },
  },
  {
    // No text sent by a server may cause super-linear matching.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
  ...arrows,
  unlisted,
)
