// The build turns each into a chunk of its own (rolldown.config.mjs), so that a single file has them too.
export const scripts = {
  bash: async () => (await import('../../../completions/magnum.bash')).script,
  zsh: async () => (await import('../../../completions/_magnum')).script,
  fish: async () => (await import('../../../completions/magnum.fish')).script,
}

export const shells = ['bash', 'zsh', 'fish'] as const
