import { html, url, type Child, type Html } from '../html.ts'
import { tag } from '../tag.ts'
import { pathIn } from './languages.ts'
import type { Frame, Page } from './page.ts'

/** What browsers, search engines and shared links read. */
export function head(page: Page, frame: Frame): Html {
  const { t, profile, assets, saveData } = frame
  const title = t('ui.title', { page: page.title, site: t.words(profile.name.short) })
  return html`<head>
    <meta charset="utf-8" />
    <title>${page.problems?.length ? t('ui.title.error', { title }) : title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${page.noIndex && tag('meta', { name: 'robots', content: 'noindex' })}
    ${page.refreshAfter !== undefined && tag('meta', { 'http-equiv': 'refresh', content: page.refreshAfter })}
    ${!saveData && preloadedFont(frame)}
    <link rel="stylesheet" href="${url(saveData ? assets.cssWithoutFonts : assets.css)}" />
    ${page.sheets?.map((name) => html`<link rel="stylesheet" href="${url(assets.sheets[name])}" />`)}
    <link rel="stylesheet" href="${url(assets.print)}" media="print" />
    <link rel="icon" href="${url(assets.icon)}" type="image/svg+xml" />
    <script type="module" src="${url(assets.script)}"></script>
    ${page.modules?.map((name) => html`<script type="module" src="${url(assets.modules[name])}"></script>`)}
    ${!page.noIndex && alternates(frame)}
  </head>`
}

/** The heading face of the page's script arrives with the style, so that it is there for the first picture. */
function preloadedFont({ t, assets }: Frame): Child {
  const font = assets.fontFor(t.language)
  return (
    font &&
    tag('link', { rel: 'preload', href: url(font), as: 'font', type: 'font/woff2', crossorigin: true })
  )
}

const alternates = (frame: Frame): Child[] =>
  frame.profile.languages.map((language) =>
    tag('link', { rel: 'alternate', hreflang: language, href: url(pathIn(frame.path, language)) }),
  )
