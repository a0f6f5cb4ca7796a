import { sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { button, emptyState, html, link, url, type Html, type Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Folder, ListedMessage } from '../../../mailbox/index.ts'
import { folderKey, type Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'
import { namesIn } from '../../reading/pages/list.ts'
import type { Reader } from '../../reading/view.ts'
import { folderName, shortMoment } from '../../words.ts'

/** Why the mailbox is full, and how it gets empty: what lies in the bin, then the largest messages. */
export const roomPage = (t: Texts, mine: Mine, messages: readonly ListedMessage[], reader: Reader): Page =>
  mailPage(t, mine, {
    title: t('webmail.room'),
    here: 'room',
    letter: html`<section class="mail-letter" aria-labelledby="mail-room">
      <h1 id="mail-room">${t('webmail.room')}</h1>
      <p>${t('webmail.room.lead')}</p>
      ${foldersTable(t, mine)}
      <h2>${t('webmail.room.largest')}</h2>
      ${messages.length === 0 ? emptyState(t('webmail.nothing')) : largestForm(t, mine, messages, reader)}
    </section>`,
  })

function foldersTable(t: Texts, { folders }: Mine): Html {
  const emptied = ({ role, messages }: Folder) => (role === 'trash' || role === 'junk') && messages > 0
  return html`<ul class="mail-attached">
    ${folders
      .filter(({ messages }) => messages > 0)
      .toSorted((one, other) => other.bytes - one.bytes)
      .map(
        (folder) =>
          html`<li>
            <span
              ><span dir="auto">${folderName(t, folder)}</span>
              <span class="muted">${sizeOf(t, folder.bytes)}</span></span
            >
            ${emptied(folder) && link(t(`webmail.empty.${folder.role}`), t.path(`/mail/${folder.role}/emptying`))}
          </li>`,
      )}
  </ul>`
}

const largestForm = (t: Texts, { folders }: Mine, messages: readonly ListedMessage[], reader: Reader): Html =>
  html`<form method="post" action="${t.path('/mail/room')}">
    <ul class="mail-rows">
      ${messages.map((message) => {
        const folder = folders.find(({ id }) => id === message.folderId)
        const subject = message.subject || t('webmail.no-subject')
        return (
          folder &&
          html`<li class="mail-row">
            <span class="mail-tick"
              >${tag('input', { type: 'checkbox', id: `pick-${message.id}`, name: 'pick', value: message.id, 'aria-label': t('webmail.pick', { subject }) })}</span
            >
            <a href="${url(t.path(`/mail/${folderKey(folder)}/${message.id}`))}"
              ><span class="mail-who"><bdi>${sizeOf(t, message.size)}</bdi></span>
              <time datetime="${message.internalDate.toISOString()}"
                >${shortMoment(t, message.internalDate, reader.zone, reader.now)}</time
              >
              <span class="mail-subject" dir="auto">${subject}</span>
              <span class="mail-snippet"
                ><span dir="auto">${namesIn(message.sender)}</span> · ${folderName(t, folder)}</span
              ></a
            >
          </li>`
        )
      })}
    </ul>
    <div class="mail-bar">${button(t('webmail.room.delete'), { kind: 'action' })}</div>
  </form>`
