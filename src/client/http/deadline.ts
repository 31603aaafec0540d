import { MagnumError } from '../../foundation/errors'
import { connectionError, Fault } from './faults'
import { afterReading } from './held-up'
import type { HttpRequest, HttpResponse, Send } from './transport'

/** Milliseconds; a longer timer of Node ends at once. */
const longestTimer = 2 ** 31 - 1

/**
 * Ends a request when its time is up or the program is interrupted, and turns what went wrong into what the
 * user reads: this is the outermost layer.
 */
export function withDeadline(
  send: Send,
  milliseconds: number,
  interrupted: AbortSignal | undefined,
): (request: HttpRequest) => Promise<HttpResponse> {
  return async (request) => {
    const controller = new AbortController()
    const timer = setTimeout(
      () => afterReading(() => controller.abort(overdue(milliseconds))),
      Math.min(milliseconds, longestTimer),
    )
    const interrupt = () => controller.abort(interrupted?.reason)
    if (interrupted?.aborted) interrupt()
    interrupted?.addEventListener('abort', interrupt, { once: true })
    try {
      return await send(request, controller.signal)
    } catch (error) {
      if (interrupted?.aborted)
        throw new MagnumError('interrupted', 'Interrupted', { cause: interrupted.reason })
      const fault: unknown = controller.signal.aborted ? controller.signal.reason : error
      throw fault instanceof Fault ? connectionError(fault, request.url) : fault
    } finally {
      clearTimeout(timer)
      interrupted?.removeEventListener('abort', interrupt)
    }
  }
}

function overdue(milliseconds: number): Fault {
  return new Fault('overall-timeout', `no answer within ${milliseconds / 1000} s`, { reached: true })
}
