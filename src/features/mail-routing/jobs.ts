import DKIM from 'nodemailer/lib/dkim'
import type { House } from '../../platform/house.ts'
import type { Transport } from '../../platform/outgoing-mail/transport.ts'
import { detailOf, troubleOf } from '../../platform/outgoing-mail/trouble.ts'
import { dkimSelector } from '../../platform/outgoing-mail/write.ts'
import type { HandOutside } from './actions/work.ts'
import { bounceAddress } from './bounce-address.ts'
import { readMailAddress } from './rules.ts'
import { rewrittenSender } from './srs.ts'
import type { Due } from './types.ts'

type Needs = Pick<House, 'config' | 'secrets' | 'log' | 'clock'>

/**
 * Hands letters to the relay: signed, from an address that knows its way back, and otherwise not changed by a byte. What somebody else
 * wrote and only goes on is not signed.
 */
export const throughRelay =
  (house: Needs, relay: Pick<Transport, 'send'>): HandOutside =>
  async (it, raw) => {
    const { config, log } = house
    try {
      const from = leavesFrom(house, it)
      await relay.send({ from, to: it.address, source: await asItLeaves(config, it, raw) })
      return { how: 'sent' }
    } catch (error) {
      const [trouble, said] = [troubleOf(error), detailOf(error)]
      log.warn({ sending: it.sendingId, trouble }, 'a letter did not get through')
      const isForGood = trouble === 'permanent' || trouble === 'address'
      return isForGood ? { how: 'never', said, code: codeIn(said) } : { how: 'later', said }
    }
  }

/** The sender of the envelope, by which a bounce finds back. Who has none gets none. */
export function leavesFrom({ config, secrets, clock }: Needs, it: Due): string {
  const sender = readMailAddress(it.sender)
  if (it.sender === '') return ''
  const ours = config.mailDomain
  const rewritten =
    it.kind === 'forward' && sender ? rewrittenSender(secrets, sender, ours, clock.now()) : undefined
  return rewritten ?? bounceAddress(secrets, it.id, ours)
}

/** The bytes that leave. */
export const asItLeaves = async (config: House['config'], it: Due, raw: Buffer): Promise<Buffer> =>
  it.kind === 'forward' ? raw : signed(config, raw)

/** The enhanced code another server gave, if it did. */
export const codeIn = (said: string): string => /\b5\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? '5.0.0'

/** Signed with the key that the house's own mails are signed with, if there is one. */
async function signed({ dkimKey, mailDomain }: House['config'], raw: Buffer): Promise<Buffer> {
  if (!dkimKey) return raw
  const chunks: Buffer[] = []
  const options = { domainName: mailDomain, keySelector: dkimSelector, privateKey: dkimKey }
  for await (const chunk of new DKIM(options).sign(raw)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
