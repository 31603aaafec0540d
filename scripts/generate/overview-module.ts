/** The overview as a module, which prints without loading any definition. */
export function overviewModule(text: string): string {
  const escaped = text.replace(/[\\`]|\$\{/g, '\\$&')
  return `// Made by \`npm run generate\`.\nexport const overviewText = \`${escaped}\`\n`
}
