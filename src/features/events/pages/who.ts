import type { Texts } from '../../../platform/i18n/index.ts'
import { list } from '../../../platform/i18n/lists.ts'
import { html, type Html } from '../../../platform/ui/html.ts'

/** Who may come, as the participation policy has it: names of membership categories by what happens to them. */
export type Audience = {
  readonly automatic: readonly string[]
  readonly focalPoint: readonly string[]
  readonly otherwise: readonly string[]
  readonly refused: readonly string[]
  readonly requiresMemberAccess: boolean
  /** Whether people who come on site may ask the body for help with a visa. */
  readonly visa: 'members' | 'host' | 'none'
}

/** The first sentence says it all; the rest is for those who want to be sure. */
export function whoMayAttend(t: Texts, audience: Audience): Html {
  const open = audience.refused.length === 0 && audience.focalPoint.length === 0 && audience.otherwise.length === 0
  return html`
    ${open && html`<p>${t.html('events.who.everyone', { strong })}</p>`}
    ${!open && audience.automatic.length > 0 && html`<p>${t.html('events.who.automatic', { strong, categories: list(t, audience.automatic) })}</p>`}
    ${audience.focalPoint.length > 0 &&
    html`<p>${t.html('events.who.focal-point', { strong, categories: list(t, audience.focalPoint) })}</p>`}
    ${audience.otherwise.length > 0 &&
    html`<p>${t('events.who.otherwise', { categories: list(t, audience.otherwise) })}</p>`}
    ${audience.refused.length > 0 &&
    html`<p>${t('events.who.refused', { categories: list(t, audience.refused) })}</p>`}
    <p>${t(audience.requiresMemberAccess ? 'events.who.access-needed' : 'events.who.access-not-needed')}</p>
    ${audience.visa !== 'none' && html`<p class="small muted">${t(`events.who.visa.${audience.visa}`)}</p>`}
  `
}

const strong = (inner: Html): Html => html`<strong>${inner}</strong>`
