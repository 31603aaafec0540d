/** The overview as a module of the program, to be printed without loading any definition. */
export function overviewModule(text: string): string {
  const escaped = text.replace(/[\\`]|\$\{/g, '\\$&')
  return `// Made by \`npm run generate\`.\nexport const overviewText = \`${escaped}\`\n`
}
