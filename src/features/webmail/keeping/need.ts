import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link, type Html } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { findMailboxOf, warningAt } from '../../mailbox/index.ts'

/** On the front page: that one's mailbox fills up or is full, from 80 percent on, and the way to make room. Undefined: there is room. */
export const roomNeed =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
    const box = await findMailboxOf(db, actor.accountId)
    if (box?.state !== 'active') return undefined
    const { usedBytes, quotaBytes, fullSince } = box
    if (warningAt(usedBytes, quotaBytes, fullSince !== null) === 0) return undefined
    const percent = Math.floor((usedBytes / quotaBytes) * 100)
    const isFull = fullSince !== null || percent >= 100
    const words = isFull ? t('webmail.need.full') : t('webmail.need.filling', { percent })
    return html`<p>${words} ${link(t('webmail.room'), t.path('/mail/room'))}</p>`
  }
