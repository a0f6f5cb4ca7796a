import type { House } from '../../platform/house.ts'
import type { Id } from '../../values/ids.ts'
import type { LetterFacts, VisaField, VisaRequest } from './types.ts'

type Secrets = Pick<House, 'secrets'>

/** What somebody has typed so far; whole only once it was sent. */
export type TypedDetails = Partial<Record<VisaField, string>>

export const sealDetails = ({ secrets }: Secrets, request: Id, it: TypedDetails): Buffer =>
  secrets.seal('visa-letters.details', request, JSON.stringify(it))

/** What a request holds, for those who may read it. */
export const openDetails = (
  { secrets }: Secrets,
  { id, sealed }: Pick<VisaRequest, 'id' | 'sealed'>,
): TypedDetails =>
  sealed ? (JSON.parse(secrets.unseal('visa-letters.details', id, sealed)) as TypedDetails) : {}

export const sealFacts = ({ secrets }: Secrets, letter: Id, facts: LetterFacts): Buffer =>
  secrets.seal('visa-letters.facts', letter, JSON.stringify(facts))

export const openFacts = ({ secrets }: Secrets, letter: Id, sealed: Buffer): LetterFacts =>
  JSON.parse(secrets.unseal('visa-letters.facts', letter, sealed)) as LetterFacts

export const sealFile = ({ secrets }: Secrets, letter: Id, file: Buffer): Buffer =>
  secrets.seal('visa-letters.file', letter, file.toString('base64'))

export const openFile = ({ secrets }: Secrets, letter: Id, sealed: Buffer): Buffer =>
  Buffer.from(secrets.unseal('visa-letters.file', letter, sealed), 'base64')
