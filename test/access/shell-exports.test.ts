import { shellExports as exportsFor, shellOf } from '../../src/access/shell-exports'

const shellExports = (variables: Record<string, string>, shell: string | undefined) =>
  exportsFor(variables, shellOf(shell))

const plain = {
  DOCKER_HOST: 'tcp://172.24.4.5:2376',
  DOCKER_CERT_PATH: '/home/u/c',
  DOCKER_TLS_VERIFY: 'True',
}

test('plain values are written as by the old client', () => {
  expect(shellExports(plain, '/bin/bash')).toBe(
    'export DOCKER_HOST=tcp://172.24.4.5:2376\n' +
      'export DOCKER_CERT_PATH=/home/u/c\n' +
      'export DOCKER_TLS_VERIFY=True\n',
  )
})

test.each([
  [undefined, 'export A=1\n'],
  ['', 'export A=1\n'],
  ['/bin/sh', 'export A=1\n'],
  ['/opt/csh-tools/bin/bash', 'export A=1\n'],
  ['/bin/csh', 'setenv A 1\n'],
  ['/bin/tcsh', 'setenv A 1\n'],
  ['/usr/bin/fish', 'set -gx A 1;\n'],
])('the shell %s gets its own syntax', (shell, text) => {
  expect(shellExports({ A: '1' }, shell)).toBe(text)
})

test('csh and fish, whose eval joins lines, get semicolons between statements', () => {
  expect(shellExports({ A: '1', B: '' }, '/bin/tcsh')).toBe('setenv A 1;\nsetenv B \n')
  expect(shellExports({ A: '1', B: '' }, '/bin/fish')).toBe('set -gx A 1;\nset -gx B ;\n')
})

test('values that a shell would split are quoted', () => {
  expect(shellExports({ A: 'https://x/$(touch pwned)' }, '/bin/sh')).toBe(
    "export A='https://x/$(touch pwned)'\n",
  )
})

test('values that quotes do not protect in an unquoted eval are written as bytes', () => {
  expect(shellExports({ A: "'*" }, '/bin/sh')).toBe(`A="$(printf '\\047\\052.')"; export A="\${A%.}"\n`)
  expect(shellExports({ A: "'*" }, '/bin/csh')).toBe('setenv A "`printf \'\\047\\052\'`"\n')
  expect(shellExports({ A: "'*" }, '/bin/fish')).toBe('set -gx A \\X27\\X2a;\n')
})

test.each([
  ['/bin/sh', 'a\0b'],
  ['/bin/csh', 'a\nb'],
])('%s: values that it cannot hold are refused', (shell, value) => {
  expect(() => shellExports({ DOCKER_HOST: value }, shell)).toThrow(
    "DOCKER_HOST contains a character that this shell's variables cannot hold",
  )
})

test.each([
  ['/home/u/c/config', "$Env:A = '/home/u/c/config'\n"],
  ['', "$Env:A = ''\n"],
  ['C:\\Users\\u\\$x `y', "$Env:A = 'C:\\Users\\u\\$x `y'\n"],
  ["it's", "$Env:A = '' + 'it' + [char]39 + 's'\n"],
  ['‘a\n😀', "$Env:A = '' + [char]8216 + 'a' + [char]10 + [char]55357 + [char]56832\n"],
])('PowerShell gets %j in its own syntax, on one line of ASCII', (value, text) => {
  expect(exportsFor({ A: value }, 'powershell')).toBe(text)
})
