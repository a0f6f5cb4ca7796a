import type * as kinds from './kinds.ts'

/** One setting. `standard` is the value without it, as one would type it; undefined means "not set". */
export type Setting<T> = {
  readonly name: string
  readonly kind: kinds.Kind<T>
  readonly standard?: string | undefined
  /** What the value is without it, in words, where that depends on something. */
  readonly standardInWords?: string
  readonly meaning: string
  readonly example: string
  /** Never printed; may also be given as the path of a file, under the same name with _FILE behind it. */
  readonly isSecret?: true
}

type WithStandard<T> = Setting<T> & { readonly standard: string }

// The types tell settings that always have a value from those that may be absent.
export function always<T>(setting: WithStandard<T>): WithStandard<T> {
  return setting
}
export function perhaps<T>(
  setting: Setting<T> & { standard?: undefined },
): Setting<T> & { standard?: undefined } {
  return setting
}
