import { sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { button, html, link, url, type Page } from '../../../../platform/ui/index.ts'
import type { Folder } from '../../../mailbox/index.ts'
import { folderKey, type Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'
import { folderName } from '../../words.ts'

/** For somebody who has no mailbox, or may not use it for a while. */
export const noMailboxPage = (t: Texts): Page => ({
  title: t('webmail.menu'),
  section: 'mail',
  noIndex: true,
  lead: t('webmail.none'),
  body: html`<p>${t('webmail.none.words')} ${link(t('webmail.none.help'), t.path('/help'))}</p>`,
})

/** What emptying a folder takes away, before it is done. */
export const emptyingPage = (t: Texts, mine: Mine, folder: Folder): Page =>
  mailPage(t, mine, {
    title: t(`webmail.empty.${folder.role}`),
    here: folderKey(folder),
    letter: html`<section class="mail-letter">
      <h1>${t(`webmail.empty.${folder.role}`)}</h1>
      <p>${t('webmail.empty.words', { count: folder.messages, size: sizeOf(t, folder.bytes) })}</p>
      <form method="post" action="${url(t.path(`/mail/${folderKey(folder)}/emptying`))}" class="actions">
        ${button(t('webmail.empty.do'), { kind: 'action' })}
        ${link(t('webmail.back-to', { folder: folderName(t, folder) }), t.path(`/mail/${folderKey(folder)}`))}
      </form>
    </section>`,
  })
