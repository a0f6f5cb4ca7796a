import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import { appPasswordsPath } from './page.ts'
import { appPasswordsOf } from './store.ts'

/** On the page about how I sign in: with what my mail programs do. Nothing where there is no mailbox. */
export const mailPasswordsPart =
  ({ db }: Pick<House, 'db'>) =>
  async ({ accountId }: SignedIn, t: Texts) => {
    if (!(await findMailboxOf(db, accountId))) return undefined
    const count = (await appPasswordsOf(db, accountId)).length
    return {
      title: t('mailbox.app-passwords.title'),
      body: html`<p>${t('mailbox.app-passwords.count', { count })}</p>
        <p>${link(t('mailbox.app-passwords.change'), t.path(appPasswordsPath))}</p>`,
    }
  }
