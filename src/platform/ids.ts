import { v7 } from 'uuid'
import type { Id } from '../values/ids.ts'

/** A new identifier. Version 7, so that rows written one after another lie together in the index. */
export const newId = (): Id => v7()
