/** Thrown when there is nothing here for this person: the answer is the 404 page, whatever the reason. */
export class NotFound extends Error {
  readonly status = 404
}

/** A request nobody honest could have meant: damaged address or form. */
export class BadRequest extends Error {
  readonly status = 400
}

/** A form that was not sent from one of our pages. */
export class FromElsewhere extends Error {
  readonly status = 403
}

export class TooLarge extends Error {
  readonly status = 413
}

/** A kind of body that this address does not take. */
export class WrongKind extends Error {
  readonly status = 415
}

/** Too many requests; `waitMs` says when it goes on. */
export class TooOften extends Error {
  readonly status = 429
  readonly waitMs: number
  constructor(waitMs: number) {
    super()
    this.waitMs = waitMs
  }
}

/** The answer to something thrown. `number` finds it in the log. */
export type Wrong = {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503
  readonly number: string
  readonly waitMs?: number
  /** Asking again does no harm: nothing was sent. */
  readonly mayReload: boolean
}

/** The address exists, but not for this method. */
export class WrongWay extends Error {
  readonly status = 405
}

/** Somebody who looks at another person's pages wanted to do something (`act`), or to see what is closed to them. */
export class OnlyLooking extends Error {
  readonly status = 403
  readonly wanted: 'act' | 'page'
  constructor(wanted: 'act' | 'page') {
    super()
    this.wanted = wanted
  }
}
