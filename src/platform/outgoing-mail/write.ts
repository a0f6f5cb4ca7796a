import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '../house.ts'
import { mailCodeOf } from '../../values/mail-code.ts'
import { composeMail } from './compose.ts'
import type { MailFrame } from './frame.ts'
import { holdsSecrets, withoutSecrets } from './letter-secrets.ts'
import type { Letter, LetterWriters } from './letter.ts'
import { type Envelope, mimeOf } from './mime.ts'
import type { Copy, Mail, Written } from './outbox.ts'
import type { Recipient } from './tell.ts'

/** What the writing of mails needs of the house. */
export type Desk = Pick<House, 'config' | 'profile' | 'texts'>

export const dkimSelector = 'plenary'

const recipientOf = (mail: Mail): Recipient => ({
  address: mail.to_address,
  language: mail.language,
  ...(mail.person_id !== null && { personId: mail.person_id }),
  ...(mail.to_name !== null && { name: mail.to_name }),
})

/** The Message-ID with the domain it gets when it is first written. */
export const messageIdOf = (mail: Mail, desk: Desk): string =>
  mail.message_id.includes('@') ? mail.message_id : `<${mail.message_id}@${desk.config.mailDomain}>`

/**
 * Lets the room write the letter and makes the whole message of it. Undefined when the room says that it is no longer
 * true. Throws when the room cannot write it.
 */
export async function writeMail(
  desk: Desk,
  writers: LetterWriters,
  mail: Mail,
  now: Date,
): Promise<Written | undefined> {
  const writer = writers[mail.occasion]
  if (!writer) throw new Error(`no room writes the letter "${mail.occasion}"`)
  const t = desk.texts(mail.language)
  const letter = await writer(mail.facts as Record<string, unknown>, t, recipientOf(mail))
  if (!letter) return undefined
  const frame = frameOf(desk, letter, mail)
  const envelope = {
    ...envelopeOf(desk, frame, mail, now),
    ...(letter.replyTo && { replyTo: letter.replyTo }),
  }
  return {
    ...(await copyOf(letter, frame, envelope)),
    messageId: envelope.messageId,
    keptCopy: holdsSecrets(letter)
      ? await copyOf(withoutSecrets(letter), { ...frame, hidesSecrets: true }, envelope)
      : undefined,
  }
}

async function copyOf(letter: Letter, frame: MailFrame, envelope: Envelope): Promise<Copy> {
  const composed = composeMail(letter, frame)
  return { ...composed, source: await mimeOf(letter, composed, envelope) }
}

function frameOf({ config, profile, texts }: Desk, letter: Letter, mail: Mail): MailFrame {
  const t = texts(mail.language)
  return {
    t,
    sender: t.words(profile.name.short),
    neverAsks: t.words(profile.letterTexts.neverAsks),
    mark: markOf(profile.folder),
    brand: profile.brand,
    url: config.url,
    contact: letter.contact ?? letter.replyTo ?? profile.helpContacts.registration,
    isKept: mail.person_id !== null,
    code: mailCodeOf(mail.id),
  }
}

function envelopeOf(desk: Desk, frame: MailFrame, mail: Mail, now: Date): Envelope {
  const { config, profile } = desk
  return {
    from: { name: frame.t.words(profile.letterTexts.signedBy), address: config.mailFrom },
    to: { name: mail.to_name ?? '', address: mail.to_address },
    replyTo: frame.contact,
    messageId: messageIdOf(mail, desk),
    date: now,
    language: frame.t.language,
    mark: frame.mark,
    ...(config.dkimKey && {
      dkim: { domainName: config.mailDomain, keySelector: dkimSelector, privateKey: config.dkimKey },
    }),
  }
}

const marks = new Map<string, Buffer | undefined>()

/** The body's mark as a picture, if its profile has one: `mark.png`, 68 pixels wide. */
function markOf(folder: string): Buffer | undefined {
  if (!marks.has(folder)) marks.set(folder, readIfThere(join(folder, 'mark.png')))
  return marks.get(folder)
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
