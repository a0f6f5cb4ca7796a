import type { FourEyes } from '../../accounts/life/types.ts'

/** What waits for somebody else to agree, with the names of those it is about. */
export type SecondLook = {
  readonly it: FourEyes
  /** Whose account it is about. */
  readonly about: string
  readonly askedBy: string
  /** The other account of two that shall be one. */
  readonly other: { readonly id: string; readonly name: string } | undefined
}
