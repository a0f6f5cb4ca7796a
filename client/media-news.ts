/** Somebody on the stage. */
export type Shown = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** What the organisation is called in other languages. */
  readonly called?: Readonly<Record<string, string>>
  readonly microphone: boolean
  readonly camera: boolean
  readonly hasFloor: boolean
}

/** Whom somebody is there for, in the language of this page where it is known in it; else their own name. */
export const plateOf = ({ name, organisation, called }: Shown): string =>
  (called && called[document.documentElement.lang]) || organisation || name

/** What the media process tells whenever it changes. */
export type News = {
  readonly me: string
  readonly people: readonly Shown[]
  readonly speaking: readonly string[]
  readonly voices: readonly (string | null)[]
  readonly cameras: readonly (string | null)[]
  readonly isNarrow: boolean
  readonly wasMuted: boolean
}

export type Parting = 'elsewhere' | 'removed' | 'over'

/** Whoever is spoken of under the stage: who has the floor, else who speaks, else nobody. Not the reader. */
export const atTheFront = ({ people, speaking, me }: News): Shown | undefined =>
  people.find(({ hasFloor }) => hasFloor) ?? people.find(({ id }) => id !== me && speaking.includes(id))

/** Hears what is on the stage. `ended`: nothing more comes, which is also how the death of the other end is noticed. */
export function hearNews(
  address: string,
  on: { news(news: News): void; part(why: Parting): void; ended(): void },
): () => void {
  const source = new EventSource(address)
  let isOver = false
  const end = (): void => {
    isOver = true
    source.close()
  }
  const read = <T>(event: Event): T => JSON.parse((event as MessageEvent<string>).data) as T
  source.addEventListener('stage', (event) => on.news(read<News>(event)))
  source.addEventListener('part', (event) => {
    end()
    on.part(read<{ why: Parting }>(event).why)
  })
  source.addEventListener('error', () => {
    if (isOver) return
    end()
    on.ended()
  })
  return end
}
