import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'

/** What a room keeps about somebody. */
export type OwnPart = (who: RecordsOf, t: Texts) => Promise<OwnRecords>

/** What the rooms below keep, each under the name it has in the file for machines; `src/app.ts` names them. */
export type OwnParts = Readonly<Record<string, OwnPart>>
