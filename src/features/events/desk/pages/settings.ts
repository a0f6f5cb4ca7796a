import type { Texts } from '../../../../platform/i18n/index.ts'
import { checkbox, field, fieldset, html, radios, type Html } from '../../../../platform/ui/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import type { DeskForm, FormPlace, FormShown } from '../form.ts'
import {
  changePolicies,
  letterRecipients,
  listReaders,
  parseSettings,
  retentionClasses,
  waitingRules,
} from '../parse-settings.ts'
import { filled, one } from './details.ts'

export const settingsForm: DeskForm = {
  here: 'settings',
  place: '/settings',
  title: (t) => t('events.desk.part.settings'),
  lead: (t) => t('events.desk.settings.lead'),
  parse: parseSettings,
  typedOf,
  fields: (t, shown) =>
    html`${fieldset(t('events.desk.settings.who'), who(t, shown))}
    ${fieldset(t('events.desk.seats'), seats(t, shown))}
    ${fieldset(t('events.desk.settings.changes'), changes(t, shown))}
    ${fieldset(t('events.desk.settings.others'), others(t, shown))}
    ${fieldset(t('events.desk.settings.retention'), retention(t, shown))}`,
  nameOf: (name) => (name === 'retention' ? 'retention-answers' : name),
}

function typedOf({ event }: FormPlace): Typed {
  const tick = (is: boolean) => (is ? 'yes' : '')
  const days = Object.fromEntries(
    retentionClasses.map((name) => [`retention-${name}`, event.retention[name]?.toString() ?? '']),
  )
  return {
    requiresMemberAccess: tick(event.requiresMemberAccess),
    modeIsBinding: tick(event.modeIsBinding),
    reopensOnChange: tick(event.reopensOnChange),
    changePolicy: event.changePolicy,
    participantsList: event.participantsList,
    visaLetterTo: event.visaLetterTo,
    waitingRule: event.waitingRule,
    seatsPerOrganisation: event.seatsPerOrganisation?.toString() ?? '',
    offerHours: event.offerHours?.toString() ?? '',
    joinLeadMinutes: event.joinLeadMinutes?.toString() ?? '',
    ...days,
  }
}

type Tick = 'requiresMemberAccess' | 'modeIsBinding' | 'reopensOnChange'

const tickBox = (t: Texts, shown: FormShown, name: Tick): Html =>
  checkbox(t, {
    name,
    label: t(`events.desk.tick.${name}`, { access: shown.profile.accessName }),
    hint: t(`events.desk.hint.${name}`),
    checked: one(shown.typed, name) !== '',
  })

type Amount = 'seatsPerOrganisation' | 'offerHours' | 'joinLeadMinutes'

const numberField = (t: Texts, shown: FormShown, name: Amount): Html =>
  field(t, {
    ...filled(shown, name),
    label: t(`events.desk.field.${name}`),
    hint: t(`events.desk.hint.${name}`, { minutes: shown.profile.joinLeadMinutes }),
    inputmode: 'numeric',
    width: 'short',
    optional: true,
  })

type Choice = 'changePolicy' | 'participantsList' | 'visaLetterTo' | 'waitingRule'

const choiceField = (t: Texts, shown: FormShown, name: Choice, values: readonly string[]): Html => {
  const { value, problem } = filled(shown, name)
  return radios(t, {
    name,
    legend: t(`events.desk.field.${name}`),
    value,
    ...(problem && { problem }),
    options: values.map((one) => ({ value: one, label: t(`events.desk.value.${name}.${one}`) })),
  })
}

const who = (t: Texts, shown: FormShown): Html =>
  html`${tickBox(t, shown, 'requiresMemberAccess')} ${choiceField(t, shown, 'participantsList', listReaders)}`

const seats = (t: Texts, shown: FormShown): Html =>
  html`${numberField(t, shown, 'seatsPerOrganisation')} ${choiceField(t, shown, 'waitingRule', waitingRules)}
  ${numberField(t, shown, 'offerHours')}`

const changes = (t: Texts, shown: FormShown): Html =>
  html`${choiceField(t, shown, 'changePolicy', changePolicies)} ${tickBox(t, shown, 'modeIsBinding')}
  ${tickBox(t, shown, 'reopensOnChange')}`

const others = (t: Texts, shown: FormShown): Html =>
  html`${shown.event.modes.includes('remote') && numberField(t, shown, 'joinLeadMinutes')}
  ${choiceField(t, shown, 'visaLetterTo', letterRecipients)}`

const retention = (t: Texts, shown: FormShown): Html =>
  html`${retentionClasses.map((name) =>
    field(t, {
      ...filled(shown, `retention-${name}`),
      label: t(`events.desk.retention-of.${name}`),
      hint: t(name === 'visa' ? 'events.desk.hint.retention-visa' : 'events.desk.hint.retention', {
        count: shown.profile.retention[name],
      }),
      inputmode: 'numeric',
      width: 'short',
      optional: true,
    }),
  )}`
