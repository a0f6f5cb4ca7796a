export { explainParticipation } from './explained.ts'
export { policyTable, standings, type Cell, type TableRow } from './table.ts'
export type {
  Admission,
  Audience,
  Explained,
  Nominated,
  Overrides,
  ParticipationFacts,
  Regime,
  Standing,
  Step,
  Ties,
  VisaAnswer,
  VisaReason,
  WordSaid,
} from './types.ts'
export { audienceOf, decideParticipation, membershipOf, nonMember, regimes, tiesOf, wordOf } from './rules.ts'
export { isAtVisaPlace, lastDayForVisa, mayAskForVisa } from './visa/rules.ts'
