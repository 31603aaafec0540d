import js from '@eslint/js'
import tseslint from 'typescript-eslint'

// Which folder of src/ may import which: the arrows of docs/architecture.md.
const imports = {
  http: [],
  openstack: ['http'],
  magnum: ['openstack', 'http'],
  access: [],
  output: [],
  cli: ['output'],
  sandbox: [],
  commands: ['cli', 'magnum', 'access', 'output', 'sandbox', 'openstack', 'http'],
}
const rooms = Object.keys(imports)

const boundaries = rooms.map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${rooms.filter((r) => r !== room && !imports[room].includes(r)).join('|') || '$^'})(/|$)`,
            allowTypeImports:
              room !== 'http' && room !== 'openstack' && room !== 'magnum' && room !== 'access',
            message: `src/${room} imports only from: ${imports[room].join(', ') || 'itself'}.`,
          },
        ],
      },
    ],
  },
}))

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
    ignores: ['src/host.ts', 'src/loader.ts', 'src/compiled.ts', 'src/sandbox/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'src/host.ts is the only door to process.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  ...boundaries,
)
