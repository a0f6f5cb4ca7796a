import type { Sitting, SittingId } from '../types.ts'
import type { Proceedings } from './types.ts'

/** Nothing is older than this, should a word from the database be lost. */
const oldest = 1000

type Kept = { readonly made: number; readonly facts: Promise<Proceedings> }

/**
 * What the room shows, read once for all pages that ask after the same change. Only pages that were told of a change ask here, and
 * what is kept is dropped before they are told: none of them can miss what it was told of. A page that is loaded whole reads anew.
 */
export class SharedProceedings {
  readonly #kept = new Map<SittingId, Kept>()
  readonly #load: (sitting: Sitting) => Promise<Proceedings>
  readonly #clock: () => number

  constructor(load: (sitting: Sitting) => Promise<Proceedings>, clock = () => performance.now()) {
    this.#load = load
    this.#clock = clock
  }

  of(sitting: Sitting): Promise<Proceedings> {
    const kept = this.#kept.get(sitting.id)
    if (kept && this.#clock() - kept.made < oldest) return kept.facts
    const facts = this.#load(sitting)
    this.#kept.set(sitting.id, { made: this.#clock(), facts })
    facts.catch(() => this.drop(sitting.id))
    return facts
  }

  /** Empty: of all. */
  drop(sittingId: SittingId): void {
    if (sittingId === '') this.#kept.clear()
    else this.#kept.delete(sittingId)
  }
}
