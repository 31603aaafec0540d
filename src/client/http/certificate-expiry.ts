import type { TLSSocket } from 'node:tls'
import type { Route } from './routes'

/** Milliseconds. */
const patience = 5_000

/**
 * When the certificate of a host expires, on the route that requests take. Sends no request, because the host may not
 * be trusted yet. Undefined without a certificate within five seconds.
 */
export function certificateExpiry(url: string, { open, agent, tls }: Route): Promise<Date | undefined> {
  return new Promise((resolve) => {
    // Without `end`, a request opens its connection but sends nothing.
    const request = open(url, { agent, ...tls, ...{ rejectUnauthorized: false } })
    const finish = (expiry?: Date) => {
      clearTimeout(timer)
      resolve(expiry)
      request.destroy()
    }
    const timer = setTimeout(finish, patience)
    request.on('error', () => finish())
    request.once('socket', (socket) => {
      if (isSecured(socket))
        socket.once('secureConnect', () => {
          const expiry = Date.parse(socket.getPeerCertificate().valid_to)
          finish(Number.isNaN(expiry) ? undefined : new Date(expiry))
        })
      else finish()
    })
  })
}

function isSecured(socket: object): socket is TLSSocket {
  return 'getPeerCertificate' in socket
}
