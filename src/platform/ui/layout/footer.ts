import { html, url, type Html } from '../html.ts'
import { tag } from '../tag.ts'
import { helpOf } from './help.ts'
import type { Frame, Page } from './page.ts'

const places = [
  ['/help/contact', 'ui.footer.contact'],
  ['/feedback', 'ui.footer.feedback'],
  ['/notices', 'ui.footer.notices'],
  ['/legal/privacy', 'ui.footer.privacy'],
  ['/help/accessibility', 'ui.footer.accessibility'],
] as const

/** The same help at the same place on every page, and the colours of the page. */
export const footer = (page: Page, frame: Frame): Html =>
  html`<footer class="footer">
    <div class="footer-line">
      <nav aria-label="${frame.t('ui.footer')}">
        <ul>
          <li><a href="${url(frame.t.path(helpOf(page, frame)))}">${frame.t('ui.help')}</a></li>
          ${places.map(([path, words]) => html`<li><a href="${url(frame.t.path(path))}">${frame.t(words)}</a></li>`)}
          ${frame.demo && html`<li><a href="${url(frame.t.path('/outbox'))}">${frame.t('ui.footer.outbox')}</a></li>`}
        </ul>
      </nav>
      <div class="footer-end">
        <p>${frame.t('ui.footer.zones')}</p>
        ${themeChoice(frame)}
      </div>
    </div>
  </footer>`

/** Posts to `/display`; the answer sets the cookie and leads back to `back`. */
const themeChoice = ({ t, theme, path }: Frame): Html =>
  html`<form class="themes" method="post" action="${url(t.path('/display'))}" aria-label="${t('ui.theme')}">
    <input type="hidden" name="back" value="${path}" />
    ${(['auto', 'light', 'dark'] as const).map((one) =>
      tag(
        'button',
        {
          type: 'submit',
          name: 'theme',
          value: one,
          'aria-pressed': (theme ?? 'auto') === one ? 'true' : 'false',
        },
        t(`ui.theme.${one}`),
      ),
    )}
  </form>`
