import { processArguments, processHost } from './host'
import { version } from './version'

/**
 * The program: runs the command of this process, whose output has been written when this resolves. What needs
 * no parser is answered without one.
 */
export async function main({ isSingleFile = false } = {}): Promise<void> {
  const host = processHost(isSingleFile)
  const words = processArguments()
  const text = await preparedAnswer(words)
  if (text === undefined) {
    const { run } = await import('./main')
    host.end(await run(words, host))
  } else {
    // Where nobody reads it, nothing is lost.
    await host.stdout.write(text).catch(() => undefined)
  }
}

async function preparedAnswer(words: readonly string[]): Promise<string | undefined> {
  const [word = 'help', more] = words
  if (more !== undefined) return undefined
  if (word === '--version') return `${version}\n`
  if (word === 'help' || word === '--help' || word === '-h') {
    return (await import('./cli/overview.generated')).overviewText
  }
  return undefined
}
