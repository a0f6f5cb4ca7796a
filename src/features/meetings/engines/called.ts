import { z } from 'zod'

/** What an engine, or whoever says to be one, calls something: of bounded length, and without the sign that PostgreSQL cannot keep. */
export const called = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0]*$/)

/** What it calls a run. */
export const runName = called(100).min(1)
