import MailComposer from 'nodemailer/lib/mail-composer'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { append, createMailbox, deliver, findFolderOfRole, type Mailbox } from '../features/mailbox/index.ts'
import type { House } from '../platform/house.ts'
import { system } from '../values/actor.ts'
import { isRefusal } from '../values/refusal.ts'
import type { CastLetter } from './mail-cast.ts'
import { readMailCast } from './read-cast.ts'

/** Gives some of the cast a mailbox with letters in many languages and scripts. A body nobody has written any for gets none. */
export async function loadMail(house: House): Promise<number> {
  const cast = readMailCast(house.profile.id)
  if (!cast) return 0
  const boxes = new Map<string, Mailbox>()
  for (const name of cast.mailboxes) {
    const account = await findAccountByIdentifier(house.db, name)
    const box = account && (await createMailbox(house, system, { accountId: account.id }))
    if (box && !isRefusal(box)) boxes.set(name, box)
  }
  const eldestFirst = cast.letters.toSorted((one, other) => other.hoursAgo - one.hoursAgo)
  for (const letter of eldestFirst) {
    const box = boxes.get(letter.to)
    if (box) await put(house, box, letter)
  }
  return cast.letters.length
}

const hour = 3_600_000

async function put(house: House, box: Mailbox, it: CastLetter): Promise<void> {
  const internalDate = new Date(house.clock.now().getTime() - it.hoursAgo * hour)
  const raw = await written(house, box, it, internalDate)
  const isOwn = it.folder === 'sent' || it.folder === 'drafts'
  const flags = [
    ...(it.seen ? ['\\Seen'] : []),
    ...(it.flagged ? ['\\Flagged'] : []),
    ...(it.folder === 'drafts' ? ['\\Draft'] : []),
  ]
  if (isOwn) {
    const folder = await findFolderOfRole(house.db, box.id, it.folder)
    await append(house, box.id, folder!.path, raw, { flags, internalDate })
    return
  }
  const verdict = { origin: it.inside ? 'inside' : 'outside', ...it.verdict } as const
  await deliver(house, box.id, raw, { verdict, flags, internalDate, ...(it.folder && { into: it.folder }) })
}

function written({ config }: House, box: Mailbox, it: CastLetter, date: Date): Promise<Buffer> {
  const idOf = (id: string) => `<${id}.demo@${config.mailDomain}>`
  return new MailComposer({
    from: it.from.replace('{domain}', config.mailDomain),
    to: it.folder === 'sent' || it.folder === 'drafts' ? 'colleagues@delegations.example' : box.address,
    subject: it.subject,
    text: it.text,
    ...(it.html && { html: it.html }),
    date,
    messageId: idOf(it.id ?? `${it.to}-${it.hoursAgo}`),
    ...(it.answers && { inReplyTo: idOf(it.answers), references: idOf(it.answers) }),
    ...(it.file && { attachments: [{ filename: it.file.name, content: it.file.text }] }),
    ...(it.headers && { headers: it.headers }),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
