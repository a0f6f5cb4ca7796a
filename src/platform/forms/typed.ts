import { z } from 'zod'

/** Whatever a browser sent under one name: text, several texts, or nothing at all. Fields of a form begin with it. */
export const typed = () => z.unknown().optional()
