import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  lines,
  link,
  neighbours,
  notice,
  said,
  small,
  withMargin,
  type FilterGroup,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { counted, moment, named, statePill, stateWords } from '../../words.ts'
import { queryFor } from '../parse.ts'
import { maskedAddress, mostCounted } from '../rules.ts'
import { heaps, type Asked, type Found, type FoundAccount, type Heap, type WaitingSignUp } from '../types.ts'

export type ListView = {
  readonly asked: Asked
  readonly found: Found
  readonly signUp: WaitingSignUp | undefined
  readonly zone: string
  readonly now: Date
}

/** Accounts by anything that names them. The address is the search, so it can be kept and sent on. */
export const listPage = (t: Texts, view: ListView): Page => ({
  title: t('administration.accounts.title'),
  lead: t('administration.accounts.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.back-to-start'), t.path('/admin')),
  body: html`${search(t, view.asked)} ${view.signUp && waiting(t, view.signUp, view)}
  ${withMargin(filters(t, groups(t, view), 'margin'), results(t, view))}`,
})

const hrefOf = (t: Texts, asked: Partial<Asked>): string => t.path(`/admin/accounts${queryFor(asked)}`)

const search = (t: Texts, { words, heap }: Asked): Html =>
  html`<form method="get" action="${t.path('/admin/accounts')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('administration.accounts.search'),
      hint: t('administration.accounts.search.hint'),
      type: 'search',
      value: words,
      maxlength: 200,
      spellcheck: false,
      beside: button(t('ui.search.button')),
    })}
    ${heap !== 'all' && html`<input type="hidden" name="show" value="${heap}" />`}
  </form>`

function groups(t: Texts, { asked, found }: ListView): FilterGroup[] {
  const item = (heap: Heap, label: string) => ({
    label,
    count: counted(t, found.counts[heap], mostCounted),
    href: hrefOf(t, { words: asked.words, heap }),
    current: asked.heap === heap,
  })
  const reasons = heaps.filter((heap) => heap.startsWith('blocked.'))
  return [
    {
      label: t('administration.accounts.states'),
      items: [
        item('all', t('administration.accounts.all')),
        ...(['initial', 'active', 'blocked', 'closed', 'merged'] as const).map((state) =>
          item(state, t(`administration.state.${state}`)),
        ),
      ],
    },
    {
      label: t('administration.accounts.reasons'),
      items: reasons.map((heap) => item(heap, t(`administration.reason.${heap.slice('blocked.'.length)}`))),
    },
    {
      label: t('administration.accounts.worth-a-look'),
      items: [
        item('hints', t('administration.accounts.hints')),
        item('unused', t('administration.accounts.unused')),
      ],
    },
  ]
}

/** There is no account yet, and nobody else can tell: the person waits for a mail. */
const waiting = (t: Texts, it: WaitingSignUp, { zone, now }: ListView): Html =>
  notice(
    'info',
    html`${t('administration.accounts.signed-up', { since: moment(t, it.createdAt, zone, now) })}
    ${link(t('administration.accounts.signed-up.look'), t.path(`/admin/sign-ups/${it.id}`))}`,
  )

function results(t: Texts, view: ListView): Html {
  const { asked, found } = view
  const [first, last] = [found.accounts[0], found.accounts.at(-1)]
  if (!first || !last) return nothing(t, asked)
  const { words, heap } = asked
  const count = counted(t, found.counts[heap], mostCounted)
  return html`${small(t('administration.accounts.found', { count }))}
  ${lines(found.accounts.map((one) => line(t, one, view)))}
  ${neighbours(t, {
    previous: found.hasNewer ? hrefOf(t, { words, heap, before: first.id }) : undefined,
    next: found.hasOlder ? hrefOf(t, { words, heap, after: last.id }) : undefined,
  })}`
}

const nothing = (t: Texts, { words, heap }: Asked): Html =>
  emptyState(
    t(words ? 'administration.accounts.none' : 'administration.accounts.none-here'),
    (words !== '' || heap !== 'all') &&
      link(
        t(heap === 'all' ? 'administration.accounts.show-all' : 'administration.accounts.wider'),
        hrefOf(t, heap === 'all' ? {} : { words }),
      ),
  )

function line(t: Texts, one: FoundAccount, { zone, now }: ListView): Line {
  const names = html`${one.userName && bdi(one.userName)}${one.userName && one.contact && ' · '}${one.contact && bdi(maskedAddress(one.contact))}`
  const used = one.signedInAt
    ? t('administration.signed-in-last', { moment: moment(t, one.signedInAt, zone, now) })
    : t('administration.signed-in-never')
  return {
    first: said(
      link(named(one), t.path(`/admin/accounts/${one.id}`)),
      names,
      one.endedName && t('administration.accounts.by-ended', { name: maskedName(one.endedName) }),
    ),
    says: said(used, one.isStaff && t('administration.staff')),
    end: html`${statePill(t, one.state)} ${one.blockReason && small(stateWords(t, one))}`,
  }
}

const maskedName = (name: string): string => (name.includes('@') ? maskedAddress(name) : name)
