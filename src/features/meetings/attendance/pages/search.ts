import type { Texts } from '../../../../platform/i18n/index.ts'
import { button, field, html, url, type Html } from '../../../../platform/ui/index.ts'

/** Looks for part of a name; `kept` stays in the address. */
export const searchForm = (
  t: Texts,
  {
    action,
    search,
    label,
    kept = {},
  }: {
    readonly action: string
    readonly search: string
    readonly label: string
    readonly kept?: Readonly<Record<string, string>>
  },
): Html =>
  html`<form method="get" action="${url(action)}" role="search">
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${field(t, {
      name: 'q',
      label,
      type: 'search',
      value: search,
      maxlength: 100,
      beside: button(t('ui.search.button'), { kind: 'second' }),
    })}
  </form>`
