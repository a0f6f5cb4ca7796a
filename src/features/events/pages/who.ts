import type { Texts } from '../../../platform/i18n/index.ts'
import { list } from '../../../platform/i18n/lists.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { small } from '../../../platform/ui/index.ts'

/** Who may come, as the participation policy has it: membership categories in the reader's words, by what happens to them. */
export type AudienceWords = {
  readonly isOpenToAll: boolean
  readonly automatic: readonly string[]
  readonly focalPoint: readonly string[]
  readonly accreditation: readonly string[]
  readonly nomination: readonly string[]
  readonly refused: readonly string[]
  readonly requiresMemberAccess: boolean
  /** Whom the body helps with a visa: its members here, nobody because the host does, nobody because there is no place. */
  readonly visa: 'members' | 'host' | 'none'
}

const groups = [
  ['automatic', 'events.who.automatic'],
  ['focalPoint', 'events.who.focal-point'],
  ['accreditation', 'events.who.accreditation'],
  ['nomination', 'events.who.nomination'],
  ['refused', 'events.who.refused'],
] as const

/** The first sentence says it all; the rest is for those who want to be sure. */
export function whoMayAttend(t: Texts, audience: AudienceWords): Html {
  const sentences = groups.filter(([group]) => audience[group].length > 0)
  return html`
    ${
      audience.isOpenToAll
        ? html`<p>${t.html('events.who.everyone', { strong })}</p>`
        : sentences.map(
            ([group, key]) => html`<p>${t.html(key, { strong, categories: list(t, audience[group]) })}</p>`,
          )
    }
    <p>${t(audience.requiresMemberAccess ? 'events.who.access-needed' : 'events.who.access-not-needed')}</p>
    ${audience.visa !== 'none' && small(t(`events.who.visa.${audience.visa}`))}
  `
}

const strong = (inner: Html): Html => html`<strong>${inner}</strong>`
