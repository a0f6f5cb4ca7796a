import ts from 'typescript'

const known = new Map<string, { text: string; source: ts.SourceFile }>()

/** A file as the compiler reads it. Several checks look at the same file; it is read once. */
export function parsed(path: string, text: string): ts.SourceFile {
  const before = known.get(path)
  if (before?.text === text) return before.source
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true)
  known.set(path, { text, source })
  return source
}

/** Visits every node, outer before inner. */
export function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => each(child, visit))
}

export const placeOf = (node: ts.Node): string => {
  const source = node.getSourceFile()
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** The name a call is made by: `t` of `t(…)`, `html` of `t.html(…)`. */
export function calledBy(call: ts.CallExpression): string {
  const callee = call.expression
  if (ts.isIdentifier(callee)) return callee.text
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : ''
}

/** The words of a plain string; `undefined` for anything else. */
export const words = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined
