import type { Linter } from 'eslint'

declare const purity: Linter.Config[]
export default purity
