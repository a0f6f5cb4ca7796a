export { signInJobs, signInLetters } from './jobs.ts'
export { signInRoutes } from './routes.ts'
export { forgetFactors, resetFactors } from './second-factor/actions/reset-factors.ts'
export type { SignInParts } from './parts.ts'
