import { createTransport } from 'nodemailer'
import { isPublicAddress } from '../../../platform/public-address.ts'
import { readMailAddress } from '../rules.ts'
import { addressesOf, dnsOfThisMachine, hostsOf, noDelivery, type DnsAnswers } from './hosts.ts'

export type DirectWishes = {
  /** As what this house greets: its mail domain. */
  readonly name: string
  /** For tests: whom to ask, where to knock, and where one may. */
  readonly dns?: DnsAnswers
  readonly portOf?: (host: string) => number
  readonly mayConnect?: (address: string) => boolean
}

/** What the relay is to the queue and to the outbox. */
type Direct = {
  send(message: { from: string; to: string; source: string | Buffer }): Promise<void>
  close(): void
}

const seconds = 1000
const mostKept = 200

type Mailer = ReturnType<typeof open>

function open(address: string, host: string, { name, portOf = () => 25 }: DirectWishes) {
  return createTransport({
    host: address,
    port: portOf(host),
    name,
    secure: false,
    // Better a line that a listener can hear than none: it is what other servers do, and no password goes over it.
    opportunisticTLS: true,
    tls: { servername: host, rejectUnauthorized: false },
    connectionTimeout: 15 * seconds,
    greetingTimeout: 30 * seconds,
    socketTimeout: 60 * seconds,
    pool: true,
    maxConnections: 1,
    maxMessages: 50,
    idleTimeout: 10 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/**
 * Takes mail straight to the servers of its recipients' domains, in the order these name: the next one where a server cannot be reached
 * or has no time. One connection to each server, used for the next letter too; TLS where the server offers it. Servers in inner networks
 * are not spoken to.
 */
export function directTransport(wishes: DirectWishes): Direct {
  const { dns = dnsOfThisMachine(), mayConnect = isPublicAddress } = wishes
  const kept = new Map<string, Mailer>()
  const mailerOf = (address: string, host: string): Mailer => {
    const key = `${host} ${address}`
    const mailer = kept.get(key) ?? open(address, host, wishes)
    kept.delete(key)
    kept.set(key, mailer)
    const [oldest] = kept
    if (kept.size > mostKept && oldest) {
      kept.delete(oldest[0])
      oldest[1].close()
    }
    return mailer
  }
  return {
    async send({ from, to, source }) {
      const domain = readMailAddress(to)?.domain
      if (!domain) throw noDelivery(553, '553 5.1.3 No address that mail can be sent to')
      const hosts = await hostsOf(dns, domain)
      let last: unknown
      let hasAddress = false
      for (const host of hosts)
        for (const address of await addressesOf(dns, host, mayConnect)) {
          hasAddress = true
          try {
            await mailerOf(address, host).sendMail({ envelope: { from, to: [to] }, raw: source })
            return
          } catch (error) {
            if (!mayTryNext(error)) throw aboutThis(error)
            last = error
          }
        }
      if (!hasAddress) throw noDelivery(550, '550 5.1.2 The domain has no mail server that can be reached')
      throw last
    },
    close: () => {
      for (const mailer of kept.values()) mailer.close()
      kept.clear()
    },
  }
}

/** No word about the letter itself: the line broke, or this server has no time. */
const mayTryNext = (error: unknown): boolean => {
  const { responseCode = 0, command } = error as { responseCode?: number; command?: string }
  return responseCode < 500 || command === 'CONN'
}

/** A server that refuses our sender refuses this letter: there is no relay of ours that could be put right. */
const aboutThis = (error: unknown): unknown =>
  Object.assign(error as object, { code: 'EENVELOPE', command: 'RCPT TO' })
