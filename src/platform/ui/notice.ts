import { html, type Child, type Html } from './html.ts'
import { icon, type IconName } from './icon.ts'

export type NoticeKind = 'info' | 'good' | 'bad' | 'live'

const icons: Record<NoticeKind, IconName> = { info: 'note', good: 'tick', bad: 'problem', live: 'clock' }

/** Something to know about this page, in a line of its own. */
export const notice = (kind: NoticeKind, words: Child): Html =>
  html`<div class="notice notice-${kind}">
    ${icon(icons[kind])}
    <div>${words}</div>
  </div>`
