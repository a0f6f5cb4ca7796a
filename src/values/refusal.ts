/** A "no" a person can understand: returned, never thrown. The code names its text and never changes. */
export type Refusal = {
  readonly refused: string
  readonly values?: Readonly<Record<string, string | number>>
}

export const refuse = (code: string, values?: Refusal['values']): Refusal =>
  values ? { refused: code, values } : { refused: code }

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome
