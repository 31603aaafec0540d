// The build bundles each as a separate chunk (rolldown.config.mjs), also for the single-file program.
export const scripts = {
  bash: async () => (await import('../../../completions/magnum.bash')).script,
  zsh: async () => (await import('../../../completions/_magnum')).script,
  fish: async () => (await import('../../../completions/magnum.fish')).script,
}

export const shells = ['bash', 'zsh', 'fish'] as const
