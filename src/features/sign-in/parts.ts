import type { NameOfWay } from '../accounts/index.ts'

/** What the rooms above tell this one: the name of where a path leads, such as the title of an event. */
export type SignInParts = { readonly nameOfWay?: NameOfWay }
