/** Something that must hold of the sources. It finds nothing, or says what it found, each with the place. */
export type Check = {
  readonly says: string
  findings(): Promise<readonly string[]>
}
