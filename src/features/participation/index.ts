export type {
  Admission,
  Audience,
  Overrides,
  Regime,
  Standing,
  Ties,
  VisaAnswer,
  VisaReason,
} from './types.ts'
export { audienceOf, decideParticipation, membershipOf, tiesOf } from './rules.ts'
export { isAtVisaPlace, lastDayForVisa, mayAskForVisa } from './visa/rules.ts'
