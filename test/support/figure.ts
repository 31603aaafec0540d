/** Prints a measured value to the test output. */
export function figure(text: string): void {
  process.stderr.write(`figure: ${text}\n`)
}
