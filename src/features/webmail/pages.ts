import { sizeOf, type Texts } from '../../platform/i18n/index.ts'
import { icon } from '../../platform/ui/icon.ts'
import { html, url, userText, type Html, type Page } from '../../platform/ui/index.ts'
import { tag } from '../../platform/ui/tag.ts'
import { folderKey, type Mine } from './mine.ts'
import { folderName } from './words.ts'

/** Which of the panes a phone shows: it has room for one. */
export type Pane = 'list' | 'letter'

/** A page of the mailbox: folders beside what belongs to them. `here`: the folder, or the page, that is open. */
export const mailPage = (
  t: Texts,
  mine: Mine,
  {
    here,
    pane = 'letter',
    list,
    letter,
    ...page
  }: Omit<Page, 'body' | 'head'> & {
    readonly here: string
    readonly pane?: Pane
    readonly list?: Html
    readonly letter?: Html
  },
): Page => ({
  ...page,
  section: 'mail',
  noIndex: true,
  head: false,
  sheets: ['webmail'],
  modules: ['webmail', ...(page.modules ?? [])],
  body: tag(
    'div',
    { class: `mail mail-at-${pane} mail-${list ? 'three' : 'two'}`, 'data-enhance': 'webmail' },
    foldersPane(t, mine, here),
    list,
    letter,
    foot(t, mine, here),
  ),
})

function foldersPane(t: Texts, mine: Mine, here: string): Html {
  return html`<div class="mail-folders">
    ${keyLink(t('webmail.write'), t.path('/mail/write'), 'write', 'button button-action')}
    <nav aria-label="${t('webmail.folders')}">
      <ul>
        ${mine.folders.map((folder) => {
          const count = folder.role === 'drafts' || folder.role === 'junk' ? folder.messages : folder.unseen
          const isCounted =
            count > 0 && folder.role !== 'sent' && folder.role !== 'trash' && folder.role !== 'archive'
          return html`<li>
            ${tag(
              'a',
              {
                href: url(t.path(`/mail/${folderKey(folder)}`)),
                'aria-current': here === folderKey(folder) && 'page',
              },
              folder.role ? folderName(t, folder) : userText(folder.path),
              isCounted && html` <span class="count">${String(count)}</span>`,
            )}
          </li>`
        })}
      </ul>
    </nav>
  </div>`
}

/** Under the folders where there is room, at the end on a phone: how full it is, and what is needed seldom. */
const foot = (t: Texts, mine: Mine, here: string): Html =>
  html`<div class="mail-foot">
    ${quotaBar(t, mine)}
    <ul class="mail-more">
      ${(['people', 'settings', 'set-up', 'keys'] as const).map(
        (one) =>
          html`<li>
            ${tag('a', { href: url(t.path(`/mail/${one}`)), 'aria-current': here === one && 'page', 'data-key': one }, t(`webmail.${one}`))}
          </li>`,
      )}
    </ul>
  </div>`

/** A link that a key follows as well. */
export const keyLink = (words: string, href: string, key: string, look?: string): Html =>
  tag('a', { class: look, href: url(href), 'data-key': key }, words)

/** How full the mailbox is, in words and as a bar, and the way to make room. */
export function quotaBar(t: Texts, { mailbox }: Mine): Html {
  const { usedBytes, quotaBytes } = mailbox
  const percent = Math.min(100, Math.floor((usedBytes / quotaBytes) * 100))
  const words = { used: sizeOf(t, usedBytes, 'down'), of: sizeOf(t, quotaBytes) }
  return html`<div class="mail-quota">
    <p id="mail-quota"><b>${t('webmail.quota', words)}</b></p>
    ${tag('progress', { max: 100, value: percent, class: percent >= 80 ? 'mail-full' : undefined, 'aria-labelledby': 'mail-quota' })}
    <p>${t(percent >= 100 ? 'webmail.quota.full' : 'webmail.quota.percent', { percent })}</p>
    <p><a href="${t.path('/mail/room')}">${t('webmail.room')}</a></p>
  </div>`
}

/** A way back that only a phone needs, where the list is another page. */
export const backLink = (words: string, href: string): Html =>
  html`<p class="mail-back"><a href="${url(href)}" data-key="back">${icon('back')}${words}</a></p>`
