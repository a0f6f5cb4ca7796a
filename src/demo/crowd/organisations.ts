import { idOf } from '../chance.ts'
import type { MadeOrganisation } from '../types.ts'

/** As many organisations as a crowd wants: those of the cast, then the cast's companies again under numbered names. */
export function crowdOrganisations(cast: readonly MadeOrganisation[], wanted: number): MadeOrganisation[] {
  const models = cast.filter(({ kind, state }) => kind !== 'state' && kind !== 'named' && state === 'listed')
  return Array.from({ length: Math.max(0, wanted - cast.length) }, (_, nth) => {
    const model = models[nth % models.length]!
    const number = Math.floor(nth / models.length) + 2
    const domain = model.domain.replace('.example', `-${number}.example`)
    return {
      ...model,
      id: idOf(`organisation:${domain}`),
      key: domain,
      name: `${model.name} ${number}`,
      names: Object.fromEntries(Object.entries(model.names).map(([of, name]) => [of, `${name} ${number}`])),
      domain,
      domains: [domain],
      code: null,
      formerNames: [],
      contacts: [],
      parent: null,
    }
  })
}
