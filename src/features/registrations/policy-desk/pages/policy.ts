import type { Texts } from '../../../../platform/i18n/index.ts'
import type { EventType, Profile } from '../../../../platform/profile/index.ts'
import {
  filters,
  html,
  ledger,
  ledgers,
  lines,
  link,
  said,
  small,
  table,
  userText,
  withMargin,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { categoryWords, rulesPath, type Overriding } from '../../../events/index.ts'
import { policyTable, standings, type Cell, type TableRow } from '../../../participation/index.ts'
import { around, regimePill, ruleWords, tiesWords } from './words.ts'

export type PolicyView = {
  readonly profile: Profile
  readonly type: EventType
  /** Groups and events ahead that say something else. */
  readonly overriding: readonly Overriding[]
}

/** The policy as a table: each category by each standing, for one kind of event; then its rules in words. */
export function policyPage(t: Texts, view: PolicyView): Page {
  const { profile, type } = view
  const rows = policyTable({ ...profile, eventType: type.id, overrides: {} })
  const items = profile.eventTypes.map(({ id, plural }) => ({
    label: t.words(plural),
    href: t.path(`/desk/rules?type=${id}`),
    current: id === type.id,
  }))
  return {
    title: t('registrations.policy.title'),
    lead: t('registrations.policy.lead'),
    section: 'desk',
    noIndex: true,
    margin: around(t),
    body: html`${withMargin(
      filters(t, [{ label: t('registrations.policy.types'), items }], 'margin'),
      html`<h2>${t.words(type.plural)}</h2>
        ${grid(t, view, rows)} ${small(t('registrations.policy.table.note'))}`,
    )}
    ${ledgers(
      ledger(t('registrations.policy.in-words'), rulesInWords(t, profile, rows)),
      ledger(t('registrations.policy.always'), always(t, profile)),
      ledger(t('registrations.policy.overriding'), overridingLines(t, view)),
    )}`,
  }
}

const grid = (t: Texts, { profile, type }: PolicyView, rows: readonly TableRow[]): Html =>
  table({
    caption: t('registrations.policy.table', { type: t.words(type.label) }),
    rowHead: t('registrations.policy.category'),
    heads: standings.map((standing) => t(`registrations.policy.standing.${standing}`)),
    rows: rows.map(({ category, ties, cells }) => {
      const pills = standings.map((standing) => cellPill(t, cells[standing]))
      const isSame = standings.every((standing) => cells[standing].rule === cells.active.rule)
      return {
        label: said(categoryWords(t, profile, category), ...tiesWords(t, ties)),
        cells: pills,
        ...(isSame && { across: pills[0] }),
      }
    }),
  })

/** What happens, as the way to its rule. */
const cellPill = (t: Texts, { regime, rule }: Cell): Html =>
  regimePill(t, regime, (words) => link(words, `#rule-${rule}`))

function rulesInWords(t: Texts, profile: Profile, rows: readonly TableRow[]): Html {
  const named = rows.flatMap(({ cells }) => standings.map((standing) => cells[standing]))
  const rules = [...new Map(named.map((cell) => [cell.rule, cell])).values()]
  return lines(
    rules.map(({ rule, regime }) => {
      const { words, wayOut } = ruleWords(t, profile, rule)
      return {
        first: regimePill(t, regime),
        says: html`<div id="rule-${rule}">
          <p>${words}</p>
          ${wayOut && small(t('registrations.policy.way-out', { words: wayOut }))}
        </div>`,
      }
    }),
  )
}

const always = (t: Texts, profile: Profile): Html =>
  lines(
    (['account-not-active', 'access-needed', 'linked-event'] as const).map((rule) => ({
      first: t(`registrations.policy.always.${rule}`),
      says: ruleWords(t, profile, rule).words,
    })),
  )

const overridingLines = (t: Texts, { overriding }: PolicyView): Html =>
  overriding.length === 0
    ? html`<p>${t('registrations.policy.overriding.none')}</p>`
    : lines(
        overriding.map((one) => ({
          first: link(userText(t.words(one.title)), t.path(rulesPath(one))),
          says: t(`registrations.policy.overriding.${one.kind}`, {
            count: Object.keys(one.overrides).length,
          }),
        })),
      )
