import { Fault } from './faults'
import { type Attempt, retryDecision } from './retry'
import type { TraceListener } from './trace'
import type { Clock, HttpResponse, Send } from './transport'

export interface RepeatOptions {
  retries: number
  clock: Clock
  random: () => number
  trace: TraceListener | undefined
}

/** Sends again as long as `retry.ts` says so; the last outcome is the one that counts. */
export function repeat(send: Send, { retries, clock, random, trace }: RepeatOptions): Send {
  return async (request, signal) => {
    const began = clock.now()
    for (let repeats = 0; ; repeats += 1) {
      const outcome = await settled(send(request, signal))
      signal.throwIfAborted()
      const now = clock.now()
      const state = { repeats, limit: retries, elapsed: now - began, now, random: random() }
      const decision = retryDecision(request.retry, described(outcome), state)
      if (decision === 'stop') {
        if (outcome instanceof Fault) throw outcome
        return outcome
      }
      trace?.({ kind: 'retry', milliseconds: decision.wait })
      await clock.sleep(decision.wait, signal)
    }
  }
}

async function settled(attempt: Promise<HttpResponse>): Promise<HttpResponse | Fault> {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

function described(outcome: HttpResponse | Fault): Attempt {
  return outcome instanceof Fault
    ? { fault: outcome.kind, reached: outcome.facts.reached }
    : { status: outcome.status, retryAfter: outcome.headers['retry-after'] }
}
