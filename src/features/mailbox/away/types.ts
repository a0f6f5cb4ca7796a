import type { Language } from '../../../values/language.ts'

/** What is answered while somebody is away. */
export type Away = {
  readonly isOn: boolean
  readonly startsAt: Date
  /** From then on nothing is answered any more. */
  readonly endsAt: Date
  /** By language; the holder typed them. */
  readonly words: Readonly<Partial<Record<Language, string>>>
}
