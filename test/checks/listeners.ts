import ts from 'typescript'
import type { Sources } from './sources.ts'
import { product } from './sources.ts'
import { each, parsed, placeOf, words } from './syntax.ts'

/**
 * Who reacts to what is named in `src/app.ts` and handed down as an argument. A room keeps no list of listeners and
 * no emitter: there is no hidden bus.
 */
export function hiddenBuses(all: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of product(all, /^src\/features\/.*\.ts$/))
    each(parsed(path, text), (node) => {
      if (ts.isImportDeclaration(node) && /^(node:)?events$/.test(words(node.moduleSpecifier) ?? ''))
        found.push(`${placeOf(node)} imports an event emitter`)
      if (
        ts.isFunctionDeclaration(node) &&
        /^(on|subscribe|register|add)[A-Z]?.*(Listener|Handler|Hook|Subscriber)s?$/.test(
          node.name?.text ?? '',
        )
      )
        found.push(`${placeOf(node)} collects listeners: ${node.name?.text}`)
    })
  return found
}
