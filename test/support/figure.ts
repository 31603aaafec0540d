/** Shows, in the output of a run, what a test has counted. */
export function figure(text: string): void {
  process.stderr.write(`figure: ${text}\n`)
}
