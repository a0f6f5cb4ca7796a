export type { Admission, Audience, Overrides, Regime, Standing, VisaAnswer, VisaReason } from './types.ts'
export { audienceOf, decideParticipation, membershipOf } from './rules.ts'
export { isAtVisaPlace, lastDayForVisa, mayAskForVisa } from './visa/rules.ts'
