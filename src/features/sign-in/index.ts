export { signInJobs, signInLetters } from './jobs.ts'
export { signInRoutes } from './routes.ts'
export type { SignInParts } from './parts.ts'
