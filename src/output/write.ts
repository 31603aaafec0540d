import type { FormatOptions } from './format'
import type { Result } from './result'

export interface Out {
  write(text: string): Promise<void>
  isTerminal: boolean
  columns: number | undefined
  colour: boolean
}

export async function writeResult(result: Result, _format: FormatOptions, out: Out): Promise<void> {
  if (result.kind === 'list') for await (const page of result.pages) await out.write(JSON.stringify(page))
  else if (result.kind === 'text') await out.write(result.text)
  else if (result.kind === 'accepted') await out.write(`${result.message}\n`)
  else if (result.kind === 'outcomes') {
    for (const { message } of result.outcomes) if (message !== undefined) await out.write(`${message}\n`)
  } else if (result.kind === 'record') await out.write(`${JSON.stringify(result.record)}\n`)
}
