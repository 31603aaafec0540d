// The build bundles each as a separate chunk (rolldown.config.mjs), also for the single-file program.
export const scripts = {
  bash: async () => (await import('../../../completions/magnum.bash')).script,
  zsh: async () => (await import('../../../completions/_magnum')).script,
  fish: async () => (await import('../../../completions/magnum.fish')).script,
  tcsh: () => Promise.resolve("complete magnum 'p,*,`magnum __complete tcsh`,'\n"),
}

export const shells = ['bash', 'zsh', 'fish', 'tcsh'] as const

/**
 * The completions for tcsh, which has no functions: those that bash offers for COMMAND_LINE, without any that tcsh would
 * split or expand.
 */
export async function completionsByBash(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const { execFile } = await import('node:child_process')
  const { promisify } = await import('node:util')
  const program = `${await scripts.bash()}
    # Only the command after the last separator.
    read -ra COMP_WORDS <<< "\${COMMAND_LINE##*[;|&] }"
    [[ $COMMAND_LINE == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
    _magnum
    printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', program], { env })
  return stdout.split('\n').filter((word) => /^[\w.,:=/@%+-]+$/.test(word))
}
