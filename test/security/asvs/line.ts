/**
 * One line of the Application Security Verification Standard, in our own words. `kept`: a test of that number proves it.
 * `otherwise`: we depart from it, and say how; a test proves what we do instead. `not-yet`: about something the product
 * does not have yet. `none`: about something it will not have, and a test shows that it is not there.
 */
export type Line = {
  readonly line: string
  readonly asks: string
  readonly does: string
  readonly stands: 'kept' | 'otherwise' | 'not-yet' | 'none'
}

type Told = readonly [line: string, asks: string, does: string, stands?: Line['stands']]

/** Lines as they are told, `kept` unless it is said. */
export const lines = (...told: readonly Told[]): readonly Line[] =>
  told.map(([line, asks, does, stands = 'kept']) => ({ line, asks, does, stands }))
