import { sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import { button, html, url, userText, type Child, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { countHere, foundBy, isHere } from '../rules.ts'
import type { Delegation, Here } from '../types.ts'
import { kept } from './kept.ts'
import { liveSection, type LivePart } from './live-part.ts'
import { calledIn, isLed, pathOf, type RoomView } from './view.ts'

const field = 'room-find'

/** The roll: who is here by delegation, how many of how many, and which delegations are still expected. */
export function rollPart(t: Texts, room: RoomView): LivePart {
  const delegations = inOrder(t, room)
  const counts = countHere(delegations)
  const shown = foundBy(delegations, room.find, (one) => nameOf(t, room, one))
  const here = shown.filter(isHere)
  const missing = shown.filter((one) => !isHere(one) && one.id !== null)
  return liveSection(
    'room-present',
    t('meetings.room.present', { count: counts.people }),
    html`<p class="muted room-counts">
      ${t('meetings.roll.where', { onSite: counts.onSite, remote: counts.remote })}
      ${
        counts.expected > 0 &&
        html`<br />${t('meetings.roll.delegations', { here: counts.delegations, expected: counts.expected })}`
      }
    </p>`,
    finder(t, room),
    tag(
      'ul',
      { class: 'room-roster', 'data-enhance': 'sieve', 'data-by': field },
      here.map((one) =>
        one.people.some(({ personId }) => personId === room.me)
          ? present(t, room, one)
          : kept(one, forWhom(t, room), () => present(t, room, one)),
      ),
    ),
    here.length === 0 && html`<p class="muted">${t('meetings.roll.nobody')}</p>`,
    missing.length > 0 &&
      kept(room.proceedings, `${forWhom(t, room)} missing ${room.find}`, () => expected(t, room, missing)),
  )
}

/** What a delegation without the reader looks like depends on this, and on the facts. */
const forWhom = (t: Texts, room: RoomView): string => `${t.language} ${isLed(room)}`

/** By what they are called in the reader's language; those who are there for nobody at the end. */
const inOrder = (t: Texts, room: RoomView): readonly Delegation[] => {
  const { delegations } = room.proceedings
  return kept(delegations, t.language, () => [
    ...sortByName(
      t,
      delegations.filter(({ id }) => id !== null),
      ({ name }) => calledIn(t, room, name),
    ),
    ...delegations.filter(({ id }) => id === null),
  ])
}

/** Finds a delegation: by loading the page, or at once with a script. */
const finder = (t: Texts, room: RoomView): Html =>
  html`<form
    method="get"
    action="${url(`${pathOf(t, room)}/room`)}"
    role="search"
    data-enhance="sieve-form"
    class="room-finder"
  >
    <label class="unseen" for="${field}">${t('meetings.roll.find')}</label>
    <input
      class="control"
      id="${field}"
      name="find"
      type="search"
      value="${room.find}"
      placeholder="${t('meetings.roll.find')}"
      autocomplete="off"
      dir="auto"
    />
    <button class="enter" type="submit" tabindex="-1" aria-hidden="true">${t('meetings.roll.find')}</button>
  </form>`

const title = (t: Texts, room: RoomView, one: Delegation): Child =>
  one.id === null ? t('meetings.room.no-organisation') : userText(calledIn(t, room, one.name))

const capacity = (room: RoomView, one: Delegation): Child => {
  const words = one.id !== null && room.categories.get(one.category)
  return words && html`<p class="room-capacity muted">${words}</p>`
}

const nameOf = (t: Texts, room: RoomView, one: Delegation): string =>
  one.id === null ? t('meetings.room.no-organisation') : `${calledIn(t, room, one.name)} ${one.name}`

function present(t: Texts, room: RoomView, one: Delegation): Html {
  const count = one.people.length + one.checkedIn
  const inHall = one.checkedIn > 0 || one.isSeen
  return tag(
    'li',
    { 'data-name': nameOf(t, room, one) },
    html`<h3>${title(t, room, one)} <span class="muted">${count || ''}</span></h3>
      ${capacity(room, one)}
      <ul>
        ${one.people.map((person) => somebody(t, room, person))}
        ${
          inHall &&
          html`<li>
            <span class="muted"
              >${one.checkedIn ? t('meetings.roll.checked-in', { count: one.checkedIn }) : t('meetings.roll.seen')}</span
            >
            ${one.isSeen && isLed(room) && mark(t, room, one, 'no')}
          </li>`
        }
      </ul>`,
  )
}

function somebody(t: Texts, { me, proceedings }: RoomView, one: Here): Html {
  const speaks = proceedings.speaking?.personId === one.personId
  const part = speaks
    ? html`<b class="room-live">${t('meetings.roll.speaking')}</b>`
    : one.personId === me
      ? t('meetings.room.you')
      : one.role
        ? t(`meetings.role.${one.role}`)
        : one.rank
          ? t(`meetings.rank.${one.rank}.short`)
          : one.origin === 'on-site' && t('meetings.roll.on-site')
  return tag(
    'li',
    { class: one.personId === me ? 'is-me' : undefined },
    userText(one.name),
    part && html` <span class="muted">${part}</span>`,
  )
}

/** Delegations of which nobody is here; whoever leads says that one is in the hall. */
const expected = (t: Texts, room: RoomView, missing: readonly Delegation[]): Html =>
  html`<details id="room-missing" class="room-fold">
    <summary>${t('meetings.roll.missing', { count: missing.length })}</summary>
    ${tag(
      'ul',
      { class: 'room-roster room-roster-missing', 'data-enhance': 'sieve', 'data-by': field },
      missing.map((one) =>
        tag(
          'li',
          { 'data-name': nameOf(t, room, one) },
          html`<h3>${title(t, room, one)} ${isLed(room) && mark(t, room, one, 'yes')}</h3>
            ${capacity(room, one)}
            <p class="muted">${t('meetings.roll.expected', one.expected)}</p>`,
        ),
      ),
    )}
  </details>`

const mark = (t: Texts, room: RoomView, one: Delegation, here: 'yes' | 'no'): Html => {
  const label = t(`meetings.roll.mark.${here}`)
  return html`<form method="post" action="${url(`${pathOf(t, room)}/roll`)}">
    <input type="hidden" name="here" value="${here}" />
    ${button(label, {
      kind: 'plain',
      name: 'organisation',
      value: one.id ?? '',
      spoken: `${label}: ${calledIn(t, room, one.name)}`,
    })}
  </form>`
}
