import { readFileSync } from 'node:fs'
import { success } from './cli/exit-codes'
import { enableCompileCache } from './program/compile-cache'
import { processArguments, processHost } from './program/host'
import { version } from './foundation/version'

/**
 * The program: runs the command of this process, whose output has been written when this resolves. What needs
 * no parser is answered without one.
 */
export async function main({ isSingleFile = false } = {}): Promise<void> {
  const host = processHost(isSingleFile)
  const words = processArguments()
  const report = async (error: unknown) => {
    const { fail } = await import('./program/run')
    return fail(error, { json: false, debug: words.includes('--debug'), version }, host)
  }
  host.onCrash(report)
  const text = await preparedAnswer(words)
  if (text === undefined) {
    if (!isSingleFile) enableCompileCache(host.env)
    const { run } = await import('./program/run')
    host.end(await run(words, host))
  } else {
    const written =
      host.stdout.isTerminal && isHelp(words)
        ? (await import('./program/pager')).show(text, host)
        : host.stdout.write(text, { verbatim: true })
    host.end(await written.then(() => success, report))
  }
}

const isHelp = ([word]: readonly string[]) => ['help', '--help', '-h'].includes(word ?? '')

async function preparedAnswer(words: readonly string[]): Promise<string | undefined> {
  const [word = 'help', topic, more] = words
  if (more !== undefined) return undefined
  if (topic !== undefined) return preparedFor(word, topic)
  if (word === '--version' || word === '-V' || word === 'version') return `${version}\n`
  if (word === 'help' || word === '--help' || word === '-h') {
    return (await import('./cli/overview.generated')).overviewText
  }
  return undefined
}

async function preparedFor(word: string, topic: string): Promise<string | undefined> {
  if (word === 'help') return preparedHelp(topic)
  if (word !== 'completion') return undefined
  const { scripts, shells } = await import('./commands/completion/scripts')
  const shell = shells.find((name) => name === topic)
  return shell && scripts[shell]()
}

/** The prebuilt help of a command; undefined for other names, and in the single executable. */
function preparedHelp(command: string): string | undefined {
  if (!/^[a-z-]+$/.test(command)) return undefined
  try {
    return readFileSync(`${__dirname}/help/${command}`, 'utf8')
  } catch {
    return undefined
  }
}
