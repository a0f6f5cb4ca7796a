import { atTheFront, plateOf, type News, type Shown } from './media-news.ts'

type Tile = {
  readonly element: HTMLElement
  readonly video?: HTMLVideoElement
  readonly plate: HTMLElement
  readonly name: HTMLElement
  readonly state: HTMLElement
}

/** The screen of the stage: pictures with plates, the plate alone of whoever is heard without one, and whose microphones are open. */
export class Screen {
  readonly #root: HTMLElement
  readonly #tiles = new Map<string, Tile>()
  readonly #voices = new Map<string, Tile>()

  constructor(root: HTMLElement) {
    this.#root = root
  }

  /** Draws what is on the stage. `trackOf` is what somebody's picture comes in by; undefined where it does not. */
  draw(news: News | undefined, trackOf: (id: string) => MediaStreamTrack | undefined): void {
    const people = news?.people ?? []
    const seen = people.filter(({ id }) => trackOf(id))
    this.#list(this.#tiles, 'tiles', seen, news, 'video')
    for (const { id } of seen) play(this.#tiles.get(id)?.video, trackOf(id))
    this.#list(this.#voices, 'voices', people.filter(({ microphone }) => microphone).slice(0, 12), news)
    this.#part('voices-all').hidden = this.#voices.size === 0
    this.#root.dataset['seen'] = String(seen.length)
    this.#front(news, seen)
  }

  /** A list with an entry for each of these, made, changed and taken away as they come and go. */
  #list(
    entries: Map<string, Tile>,
    part: string,
    people: readonly Shown[],
    news: News | undefined,
    shows?: 'video',
  ): void {
    for (const [id, { element }] of entries)
      if (!people.some((it) => it.id === id)) {
        element.remove()
        entries.delete(id)
      }
    for (const it of people) {
      const tile = entries.get(it.id) ?? newTile(shows, it.id === news?.me)
      if (!entries.has(it.id)) {
        entries.set(it.id, tile)
        this.#part(part).append(tile.element)
      }
      const isSpeaking = news?.speaking.includes(it.id) ?? false
      tile.element.classList.toggle('speaking', isSpeaking)
      set(tile.plate, plateOf(it))
      set(tile.name, it.id === news?.me ? this.#word('you') : it.organisation ? it.name : '')
      set(tile.state, isSpeaking ? this.#word('speaking') : it.microphone ? '' : this.#word('muted'))
    }
  }

  /** The plate of whoever is heard, where no picture shows them and the room does not name them already. */
  #front(news: News | undefined, seen: readonly Shown[]): void {
    const front = news && atTheFront(news)
    const isUnseen = front !== undefined && !seen.some(({ id }) => id === front.id)
    const name = front ? plateOf(front) : ''
    const plate = this.#part('plate')
    plate.hidden = !isUnseen || this.#root.querySelector('.room-plate') !== null
    set(plate, plate.hidden ? '' : name)
    set(this.#part('sends'), isUnseen ? this.#word('sound-only').replace('#', name) : '')
  }

  #part = (name: string): HTMLElement => this.#root.querySelector(`[data-part="${name}"]`) as HTMLElement
  #word = (name: string): string => this.#root.querySelector(`[data-word="${name}"]`)?.textContent ?? ''
}

function newTile(shows: 'video' | undefined, isMe: boolean): Tile {
  const make = (tag: string): HTMLElement => document.createElement(tag)
  const element = make('li')
  const caption = make('p')
  const [plate, name, state] = [make('b'), make('bdi'), make('em')]
  plate.dir = 'auto'
  caption.append(plate, ' ', name, ' ', state)
  if (!shows) {
    element.append(caption)
    return { element, plate, name, state }
  }
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.setAttribute('aria-hidden', 'true')
  element.className = isMe ? 'stage-own' : ''
  element.append(video, caption)
  return { element, video, plate, name, state }
}

function play(video: HTMLVideoElement | undefined, track: MediaStreamTrack | undefined): void {
  const before = video?.srcObject as MediaStream | null | undefined
  if (!video || !track || before?.getTracks()[0] === track) return
  video.srcObject = new MediaStream([track])
  void video.play().catch(() => {})
}

/** Only what differs is written, so that nothing is read aloud twice. */
function set(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words
}
