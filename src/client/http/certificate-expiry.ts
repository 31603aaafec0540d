import { isIP } from 'node:net'
import { connect } from 'node:tls'

/**
 * When the certificate of a host expires. Nothing is sent to it, so that it need not be trusted yet.
 * Undefined where no certificate comes within five seconds: behind a proxy, for one.
 */
export function certificateExpiry(url: string): Promise<Date | undefined> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      servername: isIP(host) ? '' : host,
      rejectUnauthorized: false,
    })
    const finish = (expiry: Date | undefined) => {
      socket.destroy()
      resolve(expiry)
    }
    socket.setTimeout(5000, () => finish(undefined))
    socket.once('error', () => finish(undefined))
    socket.once('secureConnect', () => {
      const expiry = Date.parse(socket.getPeerCertificate().valid_to)
      finish(Number.isNaN(expiry) ? undefined : new Date(expiry))
    })
  })
}
