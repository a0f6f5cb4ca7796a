import { list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { Asking, Question } from '../types.ts'

/** Whom a question is put to, in a sentence. */
export function scopeWords(t: Texts, { categories }: Pick<Profile, 'categories'>, it: Asking): string {
  const modes = list(
    t,
    it.modes.map((mode) => t(`events.mode.${mode}`)),
  )
  const names = list(
    t,
    categories.filter(({ id }) => it.categories.includes(id)).map(({ plural }) => t.words(plural)),
  )
  if (modes && names) return t('events.questions.scope.both', { modes, categories: names })
  if (modes) return t('events.questions.scope.modes', { modes })
  return names
    ? t('events.questions.scope.categories', { categories: names })
    : t('events.questions.scope.all')
}

export const kindWords = (t: Texts, { kind }: Pick<Question, 'kind'>): string =>
  t(`events.questions.kind.${kind}`)
