import { Bad } from '../../../protocols/imap/bad.ts'
import { Cursor } from '../../../protocols/imap/cursor.ts'
import type { Pieces } from '../../../protocols/imap/intake.ts'
import type { House } from '../../../platform/house.ts'
import { changesSince } from '../store/reading.ts'
import type { Mailbox } from '../types.ts'
import { bad, Ended, no, written, type Answer } from './answers.ts'
import { commandOf } from './commands.ts'
import type { Out } from './out.ts'
import type { Door, Line, Session } from './state.ts'
import { tellNews } from './news.ts'
import type { View } from './view.ts'

/**
 * What one client has going on: who it is, which folder it has selected. Commands come one after the other; none can end more
 * than its own answer.
 */
export class LiveSession implements Session {
  readonly house: House
  readonly door: Door
  readonly line: Line
  mailbox: Mailbox | undefined
  view: View | undefined
  failures = 0
  /** CONDSTORE is spoken: flags are told with their MODSEQ. */
  saysModseq = false
  isIdle = false
  isOver = false
  /** Called once when the client has gone. */
  whenLeft: (() => void) | undefined
  /** Of the command that runs. */
  tag = '*'
  #asked: ((pieces: Pieces | undefined) => void) | undefined
  #waits: (() => void) | undefined
  #pushing: Promise<void> = Promise.resolve()

  constructor(house: House, door: Door, line: Line) {
    this.house = house
    this.door = door
    this.line = line
  }

  get out(): Out {
    return this.line.out
  }

  get hasSignedIn(): boolean {
    return this.mailbox !== undefined
  }

  /** Does a command, and returns when it has ended or waits for the client's next line. */
  async take(pieces: Pieces): Promise<void> {
    const asked = this.#asked
    this.#asked = undefined
    await new Promise<void>((resolve, reject) => {
      this.#waits = resolve
      if (asked) asked(pieces)
      else this.#run(pieces).then(resolve, reject)
    })
    await this.out.flush()
  }

  /** The client's next line, which belongs to the command that runs; undefined: it is gone. */
  ask(): Promise<Pieces | undefined> {
    return new Promise((resolve) => {
      this.#asked = resolve
      this.#waits?.()
    })
  }

  /** Whoever waits for a line will get none. */
  leave(): void {
    this.isOver = true
    this.whenLeft?.()
    this.whenLeft = undefined
    const asked = this.#asked
    this.#asked = undefined
    asked?.(undefined)
    this.#waits?.()
  }

  end(words: string): void {
    if (this.isOver) return
    this.isOver = true
    this.out.line(`BYE ${words}`)
  }

  async #run(pieces: Pieces): Promise<void> {
    const cursor = new Cursor(pieces)
    this.tag = '*'
    try {
      this.tag = cursor.tag()
      cursor.space()
      const answer = await this.#answer(cursor)
      if (answer) this.out.text(`${this.tag} ${written(answer)}\r\n`)
    } catch (error) {
      this.#trouble(this.tag, error)
    }
    this.#waits?.()
  }

  async #answer(cursor: Cursor): Promise<Answer | undefined> {
    const name = cursor.word()
    const isUid = name === 'UID'
    if (isUid) cursor.space()
    const command = commandOf(isUid ? `UID ${cursor.word()}` : name, this)
    if (!command) return bad('Unknown command, or not now')
    const answer = await command.run(this, cursor, isUid)
    if (this.view && !this.isOver) await this.refresh(command.mayShrink ?? true, command.looks ?? false)
    return answer
  }

  /** Tells what has changed in the selected folder, if something may have. */
  async refresh(mayShrink: boolean, looks: boolean): Promise<void> {
    const { view } = this
    if (!view || !(view.isStale || looks || (mayShrink && view.hasWaiting))) return
    view.isStale = false
    const changes = await changesSince(this.house.db, view.folder.id, view.modseq)
    if (!changes) throw new Ended('The selected folder was deleted')
    tellNews(this, view.take(changes, mayShrink))
  }

  /** Somebody says that the selected folder changed. A client that idles is told at once. */
  wake(): void {
    if (!this.view) return
    this.view.isStale = true
    if (this.isIdle) this.#pushing = this.#pushing.then(() => this.#push())
  }

  wakeIfStale(): void {
    if (this.view?.isStale) this.wake()
  }

  /** No news is pushed after this; what is being pushed has left. */
  async stopIdling(): Promise<void> {
    this.isIdle = false
    await this.#pushing
  }

  async #push(): Promise<void> {
    if (!this.isIdle || this.isOver) return
    try {
      await this.refresh(true, false)
      await this.out.flush()
    } catch (error) {
      this.#trouble('*', error)
      await this.out.flush()
      if (this.isOver) this.door.close(this)
    }
  }

  #trouble(tag: string, error: unknown): void {
    if (error instanceof Bad) return this.out.text(`${tag} ${written(bad(error.message))}\r\n`)
    if (error instanceof Ended) return this.end(error.message)
    this.house.log.error({ err: error }, 'an IMAP command failed')
    this.out.text(`${tag} ${written(no('Something went wrong here; please try again', 'SERVERBUG'))}\r\n`)
  }
}
