import type { Texts } from '../../../platform/i18n/index.ts'
import { button, html, linkButton, url } from '../../../platform/ui/index.ts'
import type { Child, Page } from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'

/** Where somebody can go from a link that no longer works. */
export type WayOn =
  | { readonly kind: 'link'; readonly label: string; readonly path: string }
  | { readonly kind: 'act'; readonly label: string; readonly path: string }

/** A link that does not work any more, or never did: why, that nothing is lost, and how to go on. */
export const linkOverPage = (t: Texts, why: Refusal, ways: readonly WayOn[]): Page => ({
  title: t(`${why.refused}.title`),
  lead: t(why.refused, why.values),
  noIndex: true,
  body: html`<div class="actions">${ways.map((way, place) => wayOn(t, way, place === 0))}</div>`,
})

const wayOn = (t: Texts, way: WayOn, isFirst: boolean): Child =>
  way.kind === 'link'
    ? linkButton(t(way.label), t.path(way.path), isFirst ? 'action' : 'second')
    : html`<form method="post" action="${url(t.path(way.path))}">
        ${button(t(way.label), { kind: 'action' })}
      </form>`
