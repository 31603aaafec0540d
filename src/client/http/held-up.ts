/**
 * Does what is to be done when time is up, but first reads what has come. Node looks at its timers before it looks at
 * its sockets, and a program may have been held up between the two: by who reads its output, or because it was stopped.
 */
export function afterReading(work: () => void): void {
  setImmediate(work)
}
