import type { Language } from '../../../values/language.ts'
import type { PersonId, Id } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Engine, EngineSettings, Role, Sitting, SittingId } from '../types.ts'

/** Everything that can carry sound and picture. */
export type EngineName = Exclude<Engine, 'none'>

/** Where an engine is and what we prove ourselves with; an engine of our own needs neither. */
export type EngineServer = {
  readonly address: string
  readonly secret: string
  readonly settings: EngineSettings
}

/** One time an engine carries a sitting, from the first who enters to the end. */
export type Run = {
  readonly id: Id
  readonly sittingId: SittingId
  readonly engine: EngineName
  /** What the room is called at the engine: random, lower case, another one for each run. */
  readonly name: string
  /** What its server is known by; null: here. */
  readonly server: string | null
  /** What the engine calls the moment it made the room; null: it has not been asked yet. */
  readonly mark: string | null
  readonly beganAt: Date
}

/** A sitting with the run it is in, and the server where that is. */
export type EngineRoom = {
  readonly sitting: Sitting
  readonly run: Run
  readonly server: EngineServer | undefined
}

/** What an engine is told of somebody who comes in: never an address, never an account. */
export type Entrant = {
  readonly personId: PersonId
  /** The opaque name: one person at one sitting, and nothing else. */
  readonly alias: string
  /** The name others see, with whom they are there for. */
  readonly shown: string
  readonly name: string
  readonly role: Role | 'participant'
  readonly language: Language
}

/** How somebody gets to sound and picture: on our own page, or by being sent where this leads, at once and never later. */
export type Way = { readonly kind: 'stage' } | { readonly kind: 'redirect'; readonly to: string }

/** What an engine says happened; `alias` is absent where it concerns everybody. */
export type EngineEvent = {
  /** The same however often it is told. */
  readonly id: string
  /** `media`: sound or picture went through. `ended`: everything of this run is over. */
  readonly kind: 'joined' | 'media' | 'left' | 'ended'
  /** The name of the run it concerns. */
  readonly run: string
  readonly alias?: string
  /** The engine's own name for this one connection of theirs. */
  readonly connection?: string
  readonly at: Date
}

/** How an engine is: what its operator can do about it stands in the text of the same name. */
export type Health =
  | { readonly state: 'well'; readonly version?: string }
  | { readonly state: 'silent' | 'wrong-secret' | 'not-it' | 'not-set-up' }

/**
 * One engine behind the same door. Nothing here decides who may enter: that is decided before anything is asked. Whatever goes
 * wrong outside comes back as a refusal within the time an engine is given.
 */
export type Driver = {
  readonly name: EngineName
  /** Our room page draws sound and picture itself; others take the browser somewhere else. */
  readonly hasStage: boolean
  /** Makes the room where there is none; the same again changes nothing. Returns the run as the engine now knows it. */
  ensure(room: EngineRoom): Promise<Run | Refusal>
  /** Made at the click, for this person, sitting and run. */
  wayFor(room: EngineRoom, person: Entrant): Promise<Way | Refusal>
  /** Puts somebody out. False: this engine cannot, or did not answer. */
  remove(room: Pick<EngineRoom, 'sitting'>, person: Pick<Entrant, 'personId' | 'alias'>): Promise<boolean>
  /** Ends the room for everybody. False: it did not answer. Absent where an engine cannot. */
  end?(room: EngineRoom): Promise<boolean>
  /** The aliases of who is there; `gone`: the engine has no such room any more; undefined: it does not say. */
  people?(room: EngineRoom): Promise<readonly string[] | 'gone' | undefined>
  /** Asks the engine to tell by itself what happens; asked again and again, since engines forget. */
  listen?(room: EngineRoom): Promise<boolean>
  /** Absent where an engine is never asked anything. */
  health?(server: EngineServer | undefined): Promise<Health>
}
