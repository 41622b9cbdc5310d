import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { patientCardRoutes } from './card.routes.ts'
import { changePatientRoutes } from './change-card.routes.ts'
import { patientContactRoutes } from './contacts.routes.ts'
import type { Ties } from './merge.commands.ts'
import { mergeRoutes } from './merge.routes.ts'
import { newPatientRoutes } from './new-card.routes.ts'
import { patientNumberRoutes } from './numbers.routes.ts'
import type { OffersSettled } from './offers.commands.ts'
import { recordRoutes } from './record.routes.ts'
import { patientSearchRoutes } from './search.routes.ts'
import { patientStatusRoutes } from './status.routes.ts'

/** The patients and their cards. */
export function staffPatients(
  world: World,
  others: Ties & { readonly closeOffers: OffersSettled },
): Hono<LedigEnv> {
  return together(
    patientSearchRoutes(world),
    newPatientRoutes(world),
    patientCardRoutes(world),
    changePatientRoutes(world),
    patientStatusRoutes(world, others.restoreLinks),
    patientContactRoutes(world, others.closeOffers),
    recordRoutes(world),
    mergeRoutes(world, others),
    patientNumberRoutes(world),
  )
}
