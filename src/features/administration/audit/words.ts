import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, userText, type Html } from '../../../platform/ui/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { AuditEntry } from '../../audit/index.ts'

/** What was done, in words; an act of a room that is newer than these words is told by its code. */
export function actWords(t: Texts, act: string): Html {
  const key = `administration.audit.${act}`
  return t.has(key) ? html`${t(key)}` : bdi(act)
}

/** Whose accounts did what, by name. */
export type Names = ReadonlyMap<AccountId, string>

/** Who did it: the person themself, somebody else by name, the house, or somebody at the machine. */
export function byWhom(t: Texts, entry: AuditEntry, names: Names, about?: AccountId): Html {
  const by = entry.actorAccountId
  if (!by) return html`${t(`administration.by.${entry.actorKind}`)}`
  if (by === about) return html`${t('administration.by.themself')}`
  const name = names.get(by)
  return name ? userText(name) : html`${t('administration.by.somebody')}`
}

const told = ['reason', 'kind', 'role'] as const

/** Why an account is blocked is said in the same words everywhere. */
const keyOf = (name: (typeof told)[number], code: string): string =>
  name === 'reason' ? `administration.reason.${code}` : `administration.detail.${name}.${code}`

/** The details that mean something to a reader; the others are ids. */
export function detailWords(t: Texts, { details }: AuditEntry): readonly string[] {
  return told.flatMap((name) => {
    const code = details[name]
    const key = keyOf(name, String(code))
    return typeof code === 'string' && t.has(key) ? [t(key)] : []
  })
}
