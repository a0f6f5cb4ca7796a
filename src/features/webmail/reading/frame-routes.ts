import type { House } from '../../../platform/house.ts'
import { queryOf, textsOf, type Request, type Server } from '../../../platform/http/index.ts'
import { fetchRows, findMessage } from '../../mailbox/index.ts'
import { look, open } from '../doors.ts'
import { cleanLetter } from '../letter/clean.ts'
import { directionOfText } from '../letter/direction.ts'
import { letterDocument, letterPolicy } from '../letter/document.ts'
import { passagesOf, plainLetter } from '../letter/plain.ts'
import { openPictureToken, pictureToken, type Shown } from '../pictures/address.ts'
import { fetchPicture, type Picture } from '../pictures/fetch-picture.ts'
import { pictureKind } from '../pictures/kind.ts'
import { readPart } from './letter.ts'
import { letterHead } from './pages/alone.ts'
import { LetterQuery, PicturePath } from './parse.ts'
import { messageView, readerOf, type MessageView } from './view.ts'

/** The document of an HTML letter, under its own policy, and the pictures it shows. */
export function frameRoutes(server: Server, house: House): void {
  server.get('/mail/:folder/:message/letter', look, async (request, reply) => {
    const view = await messageView(house, request)
    const pictures = `${originOf(house, request)}/mail/pictures/`
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': letterPolicy(pictures),
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
      })
      .send(documentOf(house, request, view, pictures))
  })

  server.get('/mail/pictures/:token', open, async (request, reply) => {
    const shown = openPictureToken(house.secrets, PicturePath.parse(request.params).token, house.clock.now())
    const picture = shown && (await pictureOf(house, shown))
    if (!picture)
      return reply.code(404).headers({ 'cache-control': 'no-store', 'content-type': 'text/plain' }).send('')
    return reply
      .headers({
        'content-type': picture.type,
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        // The frame has no origin, so that nothing there is "the same".
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, max-age=86400',
      })
      .send(picture.bytes)
  })
}

/** Where this reader finds us: the frame has no origin of its own, so that its policy must name ours. */
function originOf({ config }: House, request: Request): string {
  const host = request.headers.host ?? ''
  return /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(host)
    ? `${request.protocol}://${host}`
    : config.url
}

function documentOf(
  house: House,
  request: Request,
  { mailbox, letter, judgement, sender, message }: MessageView,
  pictures: string,
): string {
  const t = textsOf(request)
  const { pictures: wanted, print } = LetterQuery.parse(queryOf(request))
  const isOff = judgement.level === 'bad'
  const now = house.clock.now()
  const write = (to: string, subject = '') =>
    t.path(`/mail/write?to=${encodeURIComponent(to)}${subject && `&subject=${encodeURIComponent(subject)}`}`)
  const head = print ? letterHead(t, letter, message, readerOf(house, request)).markup : ''
  if (letter.html === undefined) {
    const text = letter.plain?.text ?? ''
    const plain = plainLetter(passagesOf(text, letter.plain), {
      write,
      quoted: t('webmail.show-quoted'),
      withoutLinks: isOff,
    })
    return letterDocument({
      title: letter.subject,
      direction: directionOfText(text),
      markup: head + plain.markup,
    })
  }
  const cleaned = cleanLetter(letter.html, {
    write,
    withoutLinks: isOff,
    enclosed: (contentId) => {
      const file = letter.files.find((one) => one.contentId === contentId)
      return (
        file &&
        pictures +
          pictureToken(
            house.secrets,
            { kind: 'part', mailbox: mailbox.id, message: message.id, number: file.number },
            now,
          )
      )
    },
    ...((wanted || sender.showsPictures) &&
      !isOff && {
        remote: (at: string) => pictures + pictureToken(house.secrets, { kind: 'remote', at }, now),
      }),
  })
  return letterDocument({
    title: letter.subject,
    direction: directionOfText(cleaned.text),
    markup: head + cleaned.markup,
  })
}

const most = 24
let fetching = 0

/** A picture that a letter brought along, or one that lies elsewhere. Only so many are fetched at once, whoever asks. */
async function pictureOf({ db }: House, shown: Shown): Promise<Picture | undefined> {
  if (shown.kind === 'part') return enclosedPicture(db, shown)
  if (fetching >= most) return undefined
  fetching++
  try {
    return await fetchPicture(shown.at)
  } finally {
    fetching--
  }
}

async function enclosedPicture(
  db: House['db'],
  { mailbox, message, number }: Extract<Shown, { kind: 'part' }>,
): Promise<Picture | undefined> {
  const place = await findMessage(db, mailbox, message)
  const [row] = place ? await fetchRows(db, place.folderId, [place.uid], ['structure']) : []
  const part = row && (await readPart(db, row, number))
  const type = part && pictureKind(part.bytes)
  return type ? { type, bytes: part.bytes } : undefined
}
