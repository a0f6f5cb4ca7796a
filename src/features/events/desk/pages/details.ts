import { languageName, sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  checkbox,
  checkboxes,
  columns,
  field,
  fieldset,
  html,
  problemOf,
  select,
  type Html,
  type Option,
} from '../../../../platform/ui/index.ts'
import { inLanguage } from '../../../../values/language.ts'
import { localOf } from '../../../../values/local-time.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { DeskForm, FormPlace, FormShown } from '../form.ts'
import { modes, parseDetails, spoken } from '../parse-details.ts'

export const detailsForm: DeskForm = {
  here: 'details',
  place: '/details',
  title: (t) => t('events.desk.part.details'),
  lead: (t) => t('events.desk.details.lead'),
  parse: parseDetails,
  typedOf,
  fields: (t, shown) =>
    html`${fieldset(t('events.desk.details.what'), what(t, shown))}
    ${fieldset(t('events.when'), html`${when(t, shown)} ${movesAlong(t, shown)}`)}
    ${fieldset(t('events.where'), how(t, shown))} ${fieldset(t('events.desk.details.else'), more(t, shown))}`,
}

function typedOf({ event }: FormPlace): Typed {
  return {
    code: event.code,
    type: event.type,
    groupId: event.groupId ?? '',
    sector: event.sector ?? '',
    timeZone: event.timeZone,
    startsAt: localOf(event.timeZone, event.startsAt),
    endsAt: localOf(event.timeZone, event.endsAt),
    movesAlong: 'yes',
    modes: event.modes,
    onSiteCapacity: event.onSiteCapacity?.toString() ?? '',
    remoteCapacity: event.remoteCapacity?.toString() ?? '',
    countryCode: event.countryCode ?? '',
    languages: event.languages,
    hasCaptions: event.hasCaptions ? 'yes' : '',
    contact: event.contact,
  }
}

type Filled = { readonly typed: Typed; readonly problems: readonly Problem[] }

/** What a field was filled with, and what is wrong with it. */
export const filled = ({ typed, problems }: Filled, name: string) => {
  const value = one(typed, name)
  const problem = problemOf(problems, name)
  return { name, value, ...(problem && { problem }) }
}

export const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''
const several = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat()

const what = (t: Texts, shown: FormShown): Html =>
  html`${
    shown.event.state === 'draft' &&
    field(t, {
      ...filled(shown, 'code'),
      label: t('events.desk.field.code'),
      hint: t('events.desk.hint.code'),
      width: 'half',
      dir: 'ltr',
      spellcheck: false,
    })
  }
  ${typeSelect(t, shown)}
  ${
    shown.groups.length > 0 &&
    select(t, {
      ...filled(shown, 'groupId'),
      label: t('events.desk.field.groupId'),
      optional: true,
      options: [
        { value: '', label: t('events.desk.unset') },
        ...shown.groups.map(({ id, name }) => ({ value: id, label: inLanguage(name, t.language) })),
      ],
    })
  }
  ${
    shown.profile.sectors.length > 0 &&
    select(t, {
      ...filled(shown, 'sector'),
      label: t('events.desk.field.sector'),
      optional: true,
      options: [
        { value: '', label: t('events.desk.unset') },
        ...shown.profile.sectors.map(({ id, label }) => ({ value: id, label: t.words(label) })),
      ],
    })
  }`

export const typeSelect = (t: Texts, shown: Filled & Pick<FormPlace, 'profile'>): Html =>
  select(t, {
    ...filled(shown, 'type'),
    label: t('events.desk.field.type'),
    hint: t('events.desk.hint.type'),
    options: [
      { value: '', label: t('events.desk.choose') },
      ...shown.profile.eventTypes.map(({ id, label }) => ({ value: id, label: t.words(label) })),
    ],
  })

/** The time zone first: the hours are those of its clocks. */
export const when = (t: Texts, shown: Filled): Html =>
  html`${select(t, {
    ...filled(shown, 'timeZone'),
    label: t('events.desk.field.timeZone'),
    hint: t('events.desk.hint.timeZone'),
    options: zoneOptions(one(shown.typed, 'timeZone')),
  })}
  ${columns(momentField(t, shown, 'startsAt'), momentField(t, shown, 'endsAt'))}`

const movesAlong = (t: Texts, shown: FormShown): Html =>
  checkbox(t, {
    name: 'movesAlong',
    label: t('events.desk.moves-along'),
    hint: t('events.desk.moves-along.hint'),
    checked: one(shown.typed, 'movesAlong') !== '',
  })

export const momentField = (
  t: Texts,
  shown: Filled,
  name:
    'startsAt' | 'endsAt' | 'registrationOpensAt' | 'onSiteClosesAt' | 'remoteClosesAt' | 'modeChangeUntil',
  hint?: string,
): Html =>
  field(t, {
    ...filled(shown, name),
    label: t(`events.desk.field.${name}`),
    hint,
    type: 'datetime-local',
    width: 'half',
  })

const zones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Zones under the part of the world they lie in; an older name that an event has stays in the list. */
function zoneOptions(own: string): Option[] {
  const all = own === '' || zones.includes(own) ? zones : [own, ...zones]
  return all.map((zone) => {
    const [group = '', ...place] = zone.split('/')
    const label = place.join(', ').replaceAll('_', ' ')
    return place.length > 0 ? { value: zone, label, group } : { value: zone, label: zone }
  })
}

export const modesField = (t: Texts, shown: Filled): Html => {
  const { problem } = filled(shown, 'modes')
  return checkboxes(t, {
    name: 'modes',
    legend: t('events.desk.field.modes'),
    values: several(shown.typed, 'modes'),
    options: modes.map((mode) => ({ value: mode, label: t(`events.mode.${mode}`) })),
    ...(problem && { problem }),
  })
}

export const countrySelect = (t: Texts, shown: Filled & Pick<FormPlace, 'profile'>): Html => {
  const countries = shown.profile.countries.map(({ code, names }) => ({ value: code, label: t.words(names) }))
  return select(t, {
    ...filled(shown, 'countryCode'),
    label: t('events.desk.field.countryCode'),
    hint: t('events.desk.hint.countryCode'),
    optional: true,
    options: [
      { value: '', label: t('events.desk.unset') },
      ...sortByName(t, countries, ({ label }) => label),
    ],
  })
}

const how = (t: Texts, shown: FormShown): Html =>
  html`${modesField(t, shown)}
  ${columns(capacity(t, shown, 'onSiteCapacity'), capacity(t, shown, 'remoteCapacity'))}
  ${countrySelect(t, shown)}`

const capacity = (t: Texts, shown: FormShown, name: 'onSiteCapacity' | 'remoteCapacity'): Html =>
  field(t, {
    ...filled(shown, name),
    label: t(`events.desk.field.${name}`),
    hint: t('events.desk.hint.capacity', {
      taken: name === 'onSiteCapacity' ? shown.event.onSiteTaken : shown.event.remoteTaken,
    }),
    inputmode: 'numeric',
    width: 'short',
    optional: true,
  })

function more(t: Texts, shown: FormShown): Html {
  const { problem } = filled(shown, 'languages')
  return html`${checkboxes(t, {
    name: 'languages',
    legend: t('events.desk.field.languages'),
    values: several(shown.typed, 'languages'),
    options: spoken(shown).map((language) => ({ value: language, label: languageName(t, language).here })),
    ...(problem && { problem }),
  })}
  ${checkbox(t, {
    name: 'hasCaptions',
    label: t('events.desk.field.hasCaptions'),
    checked: one(shown.typed, 'hasCaptions') !== '',
  })}
  ${contactField(t, shown)}`
}

export const contactField = (t: Texts, shown: Filled): Html =>
  field(t, {
    ...filled(shown, 'contact'),
    label: t('events.desk.field.contact'),
    hint: t('events.desk.hint.contact'),
    type: 'email',
  })
