import { setTimeout as pause } from 'node:timers/promises'
import { enquiryAddress } from './features/enquiries/index.ts'
import { imapServer } from './features/mailbox/imap/index.ts'
import { deliverInside, forwardRefused, MailSessions, postmasterAddress } from './features/mailbox/index.ts'
import { type HouseAddress, inboundDoor, submissionDoor } from './features/mailbox/smtp/index.ts'
import { directTransport, releaseHeld, throughRelay, workQueue } from './features/mail-routing/index.ts'
import type { House } from './platform/house.ts'
import { openTransport, type Transport } from './platform/outgoing-mail/transport.ts'
import { mailCertificate } from './platform/tls/certificate.ts'

/** Addresses at the mail domain behind which is a room of the house. Every one is named here. */
const houseAddresses = (house: House): readonly HouseAddress[] => [
  postmasterAddress(house),
  enquiryAddress(house),
]

type Open = { close(): Promise<void> }

/** Answers mail programs and mail servers, and sends on what members have written. Nothing of the web site is loaded here. */
export async function openMail(house: House): Promise<Open> {
  const { config, clock } = house
  const certificate = mailCertificate(config, clock.now())
  const addresses = houseAddresses(house)
  const sessions = new MailSessions(house)
  await sessions.ready()
  const doors = [
    door(house, 'SMTP', config.smtpPort, (port) =>
      inboundDoor(house, 'smtp', { port, certificate, addresses }),
    ),
    door(house, 'LMTP', config.lmtpPort, (port) =>
      inboundDoor(house, 'lmtp', { port, certificate, addresses }),
    ),
    door(house, 'SUBMISSION', config.submissionPort, (port) =>
      submissionDoor(house, sessions, { port, certificate }),
    ),
    door(house, 'IMAP', config.imapPort, (port) =>
      imapServer(house, { port, securePort: 0, tls: certificate, sessions }),
    ),
    door(house, 'IMAPS', config.imapsPort, (securePort) =>
      imapServer(house, { port: 0, securePort, tls: certificate, sessions }),
    ),
  ]
  await Promise.all(doors.map(({ tried }) => tried))
  const sending = openSending(house, addresses)
  return {
    close: async () => {
      await Promise.all([sending.close(), ...doors.map((one) => one.close())])
      await sessions.close()
    },
  }
}

const again = 10_000

/**
 * Opens a door, or says why it cannot be opened and tries again: a port that another program uses must keep nobody from the web
 * site, and opens by itself when it is free.
 */
function door(
  { log }: House,
  name: string,
  port: number,
  open: (port: number) => Promise<Open>,
): Open & { readonly tried: Promise<void> } {
  const end = new AbortController()
  let opened: Open | undefined
  let hasSaid = false
  const once = async (): Promise<boolean> => {
    try {
      opened = await open(port)
      return true
    } catch (error) {
      const reason = (error as Error).message
      if (!hasSaid)
        process.stderr.write(
          `Mail by ${name} cannot be had at port ${port}: ${reason}. It is tried again; another port: PLENARY_${name}_PORT\n`,
        )
      hasSaid = true
      log.warn({ door: name, port, reason }, 'a mail door cannot be opened')
      return false
    }
  }
  const tried = port === 0 ? Promise.resolve(true) : once()
  const later = async () => {
    if (await tried) return
    while (!end.signal.aborted) {
      await pause(again, undefined, { signal: end.signal, ref: false })
      if (await once()) return
    }
  }
  const trying = later().catch(() => undefined)
  return {
    tried: tried.then(() => undefined),
    close: async () => {
      end.abort()
      await trying
      await opened?.close()
    },
  }
}

const looksEvery = 1000

/** Through the relay, or straight to other servers where that is wished; undefined: nothing leaves. */
function waysOut(config: House['config']): Transport | undefined {
  if (config.smtpUrl) return openTransport(config.smtpUrl)
  return config.smtpDirect === 'on' ? directTransport({ name: config.mailDomain }) : undefined
}

/** Hands over what waits in the queue, to mailboxes here and through the relay. */
function openSending(house: House, addresses: readonly HouseAddress[]): Open {
  const { config, db, clock, log } = house
  const relay = waysOut(config)
  const outside = relay && throughRelay(house, relay)
  const doors = { inside: deliverInside(house, addresses), outside, refused: forwardRefused(house) }
  const end = new AbortController()
  const look = async () => {
    if (relay) await releaseHeld(db, clock.now()).catch(() => undefined)
    while (!end.signal.aborted) {
      const taken = await workQueue(house, doors).catch((error: unknown) => {
        log.warn({ error }, 'the queue of letters could not be looked at')
        return 0
      })
      if (taken === 0)
        await pause(looksEvery, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
    }
  }
  const looking = look()
  return {
    close: async () => {
      end.abort()
      await looking
      relay?.close()
    },
  }
}
