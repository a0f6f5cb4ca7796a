import { html, trustedMarkup, url, type Child, type Html } from '../html.ts'
import { icon } from '../icon.ts'
import { classes, tag } from '../tag.ts'
import { accountList } from './account.ts'
import { helpOf } from './help.ts'
import { languageFields, languageList, ownName } from './languages.ts'
import type { Frame, MenuItem, Page } from './page.ts'

/** Wordmark in the margin, the first menu word on the spine, help, language and account at the end. One menu on the phone. */
export const header = (page: Page, frame: Frame): Html =>
  html`<header class="header">
    ${languageFields(page, frame)}
    <div class="header-line">${wordmark(frame)} ${wideMenu(page, frame)} ${phoneMenu(page, frame)}</div>
  </header>`

/** The bar of a page that is a place of its own: the wordmark leads out, everything else is in the one menu. */
export const barHeader = (page: Page, frame: Frame): Html =>
  html`<header class="header header-bar">
    ${languageFields(page, frame)}
    <div class="header-line">${wordmark(frame)} ${page.bar} ${phoneMenu(page, frame)}</div>
  </header>`

const wordmark = ({ t, profile }: Frame): Html =>
  html`<a class="wordmark" href="${url(t.path('/'))}">
    ${profile.logo && trustedMarkup(profile.logo)}<span>${t.words(profile.name.short)}</span>
  </a>`

const menuItems = (page: Page, { t, menu }: Frame): Html =>
  html`<ul>
    ${menu.map((item) => html`<li>${menuLink(page, t.path(item.href), item)}</li>`)}
  </ul>`

const menuLink = (page: Page, href: string, item: MenuItem): Html =>
  tag(
    'a',
    { href: url(href), 'aria-current': page.section === item.section && 'page' },
    item.label,
    item.count ? html` <span class="count">${item.count}</span>` : undefined,
  )

function wideMenu(page: Page, frame: Frame): Html {
  const { t, actor, menu } = frame
  return html`<nav
      class="${classes('menu', menu.length > 5 && 'menu-full')}"
      aria-label="${t('ui.menu.main')}"
    >
      ${menuItems(page, frame)}
    </nav>
    <div class="tools">
      <a href="${url(t.path(helpOf(page, frame)))}">${t('ui.help')}</a>
      ${drop(
        html`<span class="unseen">${t('ui.language')} </span>${ownName(t.language)}`,
        html`<ul>
          ${languageList(page, frame)}
        </ul>`,
      )}
      ${actor.kind === 'person' ? drop(html`<span dir="auto">${actor.name}</span>`, accountList(frame)) : signInLink(frame)}
    </div>`
}

const phoneMenu = (page: Page, frame: Frame): Html =>
  html`<details class="drop phone-menu" data-enhance="menu">
    <summary>${frame.t('ui.menu')}${icon('open')}</summary>
    <div class="drop-sheet">
      <nav aria-label="${frame.t('ui.menu')}">${menuItems(page, frame)}</nav>
      ${
        frame.actor.kind === 'person'
          ? accountList(
              frame,
              frame.menu.map((item) => item.href),
            )
          : html`<p>${signInLink(frame)}</p>`
      }
      <p><a href="${url(frame.t.path(helpOf(page, frame)))}">${frame.t('ui.help')}</a></p>
      <p class="drop-name">${frame.t('ui.language')}</p>
      <ul class="languages">
        ${languageList(page, frame)}
      </ul>
    </div>
  </details>`

const drop = (name: Child, sheet: Child): Html =>
  html`<details class="drop" data-enhance="menu">
    <summary>${name}${icon('open')}</summary>
    <div class="drop-sheet">${sheet}</div>
  </details>`

const signInLink = ({ t }: Frame): Html => html`<a href="${url(t.path('/sign-in'))}">${t('ui.sign-in')}</a>`
