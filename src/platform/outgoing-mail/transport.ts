import { createTransport } from 'nodemailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'

export type Transport = {
  /** Hands one message to the relay; throws what the relay or the connection said. */
  send(message: { from: string; to: string; source: string | Buffer }): Promise<void>
  close(): void
}

const seconds = 1000

/** Keeps a few connections to the relay open. The address may carry user and password, and `?maxConnections=2`. */
export function openTransport(smtpUrl: string): Transport {
  const mailer = createTransport({
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 30 * seconds,
    maxConnections: 6,
    maxMessages: 1000,
    maxRequeues: 1,
    idleTimeout: 10 * seconds,
    ...parseConnectionUrl(smtpUrl),
    pool: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ from, to, source }) => {
      await mailer.sendMail({ envelope: { from, to: [to] }, raw: source })
    },
    close: () => mailer.close(),
  }
}
