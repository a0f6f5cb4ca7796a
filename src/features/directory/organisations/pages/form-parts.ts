import { countryName, languageName, sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  columns,
  field,
  fieldset,
  html,
  problemOf,
  radios,
  select,
  small,
  textArea,
  type Html,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { contactVisibilities } from '../types.ts'

/** What was typed so far and what is wrong with it. */
export type Filled = { readonly typed: Typed; readonly problems: readonly Problem[] }

const one = ({ typed }: Filled, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const common = (filled: Filled, name: string) => ({
  name,
  value: one(filled, name),
  problem: problemOf(filled.problems, name),
})

/** Own name, official names in the body's languages, acronyms, former names. Focal points fill it in too. */
export const namesPart = (t: Texts, { languages }: Profile, filled: Filled): Html =>
  fieldset(
    t('directory.organisations.part.names'),
    html`${field(t, {
      ...common(filled, 'name'),
      label: t('directory.organisations.field.name'),
      hint: t('directory.organisations.field.name.hint'),
      maxlength: 300,
      required: true,
    })}
    ${languages.map((language) =>
      field(t, {
        ...common(filled, `name-${language}`),
        label: t('directory.organisations.field.names', { language: languageName(t, language).here }),
        maxlength: 300,
        optional: true,
      }),
    )}
    ${field(t, {
      ...common(filled, 'acronyms'),
      label: t('directory.organisations.field.acronyms'),
      hint: t('directory.organisations.field.acronyms.hint'),
      maxlength: 280,
      optional: true,
    })}
    ${textArea(t, {
      ...common(filled, 'former-names'),
      label: t('directory.organisations.field.formerNames'),
      hint: t('directory.organisations.field.formerNames.hint'),
      maxlength: 4000,
      rows: 3,
      optional: true,
    })}`,
  )

/** Address, web site, domains. Focal points fill it in too. */
export const placePart = (t: Texts, filled: Filled): Html =>
  fieldset(
    t('directory.organisations.part.place'),
    html`${textArea(t, {
      ...common(filled, 'address'),
      label: t('directory.organisations.field.address'),
      maxlength: 500,
      rows: 4,
      optional: true,
    })}
    ${field(t, {
      ...common(filled, 'web-site'),
      label: t('directory.organisations.field.webSite'),
      type: 'url',
      inputmode: 'url',
      maxlength: 300,
      optional: true,
    })}
    ${textArea(t, {
      ...common(filled, 'domains'),
      label: t('directory.organisations.field.domains'),
      hint: t('directory.organisations.field.domains.hint'),
      maxlength: 4000,
      rows: 3,
      optional: true,
    })}`,
  )

/** One contact for each kind the body knows. Focal points fill it in too. */
export const contactsPart = (t: Texts, { contactRoles }: Profile, filled: Filled): Html =>
  fieldset(
    t('directory.organisations.part.contacts'),
    html`${small(t('directory.organisations.part.contacts.words'))}
    ${contactRoles.map(({ id, label }) => contact(t, id, t.words(label), filled))}`,
  )

function contact(t: Texts, role: string, label: string, filled: Filled): Html {
  const named = (part: string) => common(filled, `contact-${role}-${part}`)
  return html`<fieldset class="choices">
    <legend>${label}</legend>
    ${columns(
      field(t, {
        ...named('name'),
        label: t('directory.organisations.contact.name'),
        maxlength: 120,
        optional: true,
      }),
      field(t, {
        ...named('email'),
        label: t('directory.organisations.contact.email'),
        type: 'email',
        optional: true,
      }),
    )}
    ${columns(
      field(t, {
        ...named('phone'),
        label: t('directory.organisations.contact.phone'),
        type: 'tel',
        maxlength: 60,
        optional: true,
      }),
      select(t, {
        ...named('visibility'),
        value: named('visibility').value || 'secretariat',
        label: t('directory.organisations.contact.visibility'),
        options: contactVisibilities.map((value) => ({
          value,
          label: t(`directory.organisations.visibility.${value}`),
        })),
      }),
    )}
  </fieldset>`
}

/** Country, category, Sectors, the one group it picked, what it stands under, and its code: for staff. */
export function kindPart(t: Texts, profile: Profile, filled: Filled): Html {
  const none = { value: '', label: t('directory.organisations.none') }
  const countries = sortByName(t, profile.countries, ({ code }) => countryName(t, profile, code))
  const categories = profile.categories.filter(({ kind }) => kind !== 'unknown')
  return fieldset(
    t('directory.organisations.part.kind'),
    html`${select(t, {
      ...common(filled, 'country'),
      label: t('directory.organisations.field.countryCode'),
      required: true,
      options: [
        none,
        ...countries.map(({ code }) => ({ value: code, label: countryName(t, profile, code) })),
      ],
    })}
    ${select(t, {
      ...common(filled, 'category'),
      label: t('directory.organisations.field.category'),
      required: true,
      options: [none, ...categories.map(({ id, label }) => ({ value: id, label: t.words(label) }))],
    })}
    ${profile.sectors.length > 0 && sectors(t, profile, filled)}
    ${
      profile.studyGroups.length > 0 &&
      select(t, {
        ...common(filled, 'study-group'),
        label: t('directory.organisations.field.studyGroup'),
        hint: t('directory.organisations.field.studyGroup.hint'),
        optional: true,
        options: [
          none,
          ...profile.studyGroups.map(({ id, label }) => ({ value: id, label: t.words(label) })),
        ],
      })
    }
    ${field(t, {
      ...common(filled, 'parent'),
      label: t('directory.organisations.field.parentId'),
      hint: t('directory.organisations.field.parentId.hint'),
      maxlength: 300,
      optional: true,
    })}
    ${field(t, {
      ...common(filled, 'code'),
      label: t('directory.organisations.field.code'),
      hint: t('directory.organisations.field.code.hint'),
      dir: 'ltr',
      maxlength: 40,
      width: 'half',
      spellcheck: false,
      optional: true,
    })}`,
  )
}

const sectors = (t: Texts, profile: Profile, filled: Filled): Html => {
  const ticked = [filled.typed['sector'] ?? []].flat()
  return html`<fieldset class="choices">
    <legend>${t('directory.organisations.field.sectors')}</legend>
    <p class="hint">${t('directory.organisations.field.sectors.hint')}</p>
    ${profile.sectors.map(({ id, label }, place) => sectorBox(id, t.words(label), ticked.includes(id), place))}
  </fieldset>`
}

/** The first box carries the id that a problem leads to; the others have ids of their own. */
function sectorBox(sector: string, label: string, checked: boolean, place: number): Html {
  const id = place === 0 ? 'field-sector' : `field-sector-${place + 1}`
  return html`<div class="tick">
    ${tag('div', { class: 'choice' }, tag('input', { type: 'checkbox', id, name: 'sector', value: sector, checked }), tag('label', { for: id }, label))}
  </div>`
}

/** The membership, its days, and what is owed: for staff. */
export const membershipPart = (t: Texts, filled: Filled): Html =>
  fieldset(
    t('directory.organisations.part.membership'),
    html`${radios(t, {
      ...common(filled, 'membership'),
      legend: t('directory.organisations.field.membership'),
      required: true,
      options: (['active', 'suspended', 'none'] as const).map((value) => ({
        value,
        label: t(`directory.organisations.membership.${value}`),
      })),
    })}
    ${columns(
      ...(['member-since', 'member-until', 'arrears-since'] as const).map((name) =>
        field(t, {
          ...common(filled, name),
          label: t(`directory.organisations.form.${name}`),
          type: 'date',
          optional: true,
        }),
      ),
    )}
    ${small(t('directory.organisations.form.arrears'))}`,
  )
