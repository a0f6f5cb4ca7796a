export { signInJobs, signInLetters } from './jobs.ts'
export { hashPassword } from './passwords.ts'
export { signInRoutes } from './routes.ts'
export type { SignInParts } from './parts.ts'
