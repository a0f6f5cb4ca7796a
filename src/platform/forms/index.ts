export { parseForm } from './parse-form.ts'
export {
  choice,
  choices,
  country,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  requiredTick,
  tick,
} from './fields.ts'
export { emailAddress } from './email-address.ts'
