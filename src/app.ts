import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { staffAgenda } from './agenda/all.routes.ts'
import { publicApi, staffSoftware } from './api/all.routes.ts'
import { noSuchOperation } from './api/document.routes.ts'
import { staffAppointments } from './appointments/all.routes.ts'
import { publicBooking, staffBooking } from './booking/all.routes.ts'
import { lookOnce } from './db/arranged.ts'
import { dress } from './dress.ts'
import { staffFollowUp } from './follow-up/all.routes.ts'
import { setFrame } from './frame.ts'
import { staffHandover } from './handover/all.routes.ts'
import { publicMessages, staffMessages } from './messages/all.routes.ts'
import { queueFormerAddressMail, queueSignInMail } from './messages/staff-mail.commands.ts'
import { onlineRoutes } from './online/online.routes.ts'
import { staffPatients } from './patients/all.routes.ts'
import { publicPractice, staffPractice } from './practice/all.routes.ts'
import { isUpload, uploadLimit } from './practice/look.forms.ts'
import { findPractice } from './practice/settings.queries.ts'
import { demandRoutes } from './reports/demand.routes.ts'
import { staffSchedule } from './schedule/all.routes.ts'
import { staffSeries } from './series/all.routes.ts'
import { staffAccounts, staffDoors } from './staff/all.routes.ts'
import { staffDoor } from './staff/door.routes.ts'
import { createDoorThrottle } from './staff/door-throttle.ts'
import { isFresh, ownPassword } from './staff/own-password.routes.ts'
import { alarmsOf, besideOf } from './staff-frame.ts'
import { publicTexting, staffTexting } from './texting/all.routes.ts'
import { patientTies, textingTies } from './ties.ts'
import { countingRoutes } from './tracking/counting.routes.ts'
import { trackingRoutes } from './tracking/tracking.routes.ts'
import { staffTypes } from './types/all.routes.ts'
import { staffUpkeep } from './upkeep/all.routes.ts'
import { setUpRoutes } from './upkeep/set-up.routes.ts'
import { publicVisit } from './visit/all.routes.ts'
import { messagePreviewRoutes } from './visit/message-preview.routes.ts'
import type { LedigEnv } from './web/env.ts'
import { notFound, somethingWrong, tooLarge } from './web/errors.ts'
import { securityHeaders } from './web/headers.ts'
import { limitForms } from './web/limit.ts'
import { peerOf } from './web/peer.ts'
import { isForSoftware } from './web/problem.ts'
import type { World } from './web/world.ts'

/** The whole product behind one `fetch`: middleware in order, what everybody may reach, the staff's door, the nouns. */
export function createApp(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const proxy = { forwardsInVain: false }

  app.get('/static/*', staticFiles(world))
  app.get('/embed.js', async (c, next) => world.files.answer(c) ?? next())
  app.use(securityHeaders(world.baseUrl))
  app.use(aboutThisRequest(world, proxy))
  app.use(frameOfThisPage(world))
  app.use(limitForms({ forms: 256 * 1024, uploads: uploadLimit, isUpload }, (c) => tooLarge(c, world)))

  const passwords = createDoorThrottle()
  const texting = textingTies(world)
  app.route('/', publicPractice(world))
  app.route('/', countingRoutes(world))
  app.route('/', publicBooking(world))
  app.route('/', publicVisit(world))
  app.route('/', publicTexting(world, texting.recordReport))
  app.route('/', publicMessages(world))
  app.route('/', publicApi(world))
  app.route('/', setUpRoutes(world))
  app.route('/', staffDoors(world, passwords, queueSignInMail))

  app.use(
    '/staff/*',
    staffDoor(
      world,
      (c) => alarmsOf(c, world, proxy.forwardsInVain),
      (c, section) => besideOf(c, world, section),
    ),
  )
  const own = ownPassword(world, passwords)
  // Before the front page of the staff: the first run leads its owner elsewhere.
  app.route('/', staffUpkeep(world))
  app.route('/', staffPractice(world))
  app.route('/', trackingRoutes(world))
  app.route('/', staffAccounts(world, own, queueFormerAddressMail))
  app.route('/', staffTypes(world))
  app.route('/', staffSchedule(world))
  app.route('/', staffPatients(world, patientTies(world)))
  app.route('/', staffFollowUp(world))
  app.route('/', staffTexting(world, texting.trials))
  app.route('/', staffMessages(world))
  app.route('/', staffAppointments(world))
  app.route('/', staffSeries(world))
  app.route('/', staffHandover(world))
  app.route('/', onlineRoutes(world))
  app.route('/', staffAgenda(world))
  app.route('/', staffBooking(world))
  app.route('/', messagePreviewRoutes(world))
  app.route('/', demandRoutes(world))
  app.route('/', staffSoftware(world, { confirm: own.confirm, isFresh: (c) => isFresh(c, world) }))

  app.onError((error, c) => {
    // A fault on the way to the practice's frame is a page, too.
    if (!('frame' in c.var)) setFrame(c, world, undefined)
    return somethingWrong(error, c, world)
  })
  app.notFound((c) => (isForSoftware(c) ? noSuchOperation(c) : notFound(c, world)))
  return app
}

function staticFiles(world: World): MiddlewareHandler<LedigEnv> {
  return async function staticFiles(c, next) {
    const known = world.files.answer(c)
    // A page that was sent before a restart asks for its style sheet after it.
    if (!known && c.req.path.endsWith('.css')) dress(world, '')
    return known ?? world.files.answer(c) ?? next()
  }
}

function aboutThisRequest(world: World, proxy: { forwardsInVain: boolean }): MiddlewareHandler<LedigEnv> {
  return async function aboutThisRequest(c, next) {
    lookOnce(world.db)
    c.set('now', world.clock())
    c.set('requestId', randomUUID())
    c.set('peer', peerOf(c, world.trustProxy, world.socketAddress(c)))
    if (c.get('peer').forwardedInVain && !proxy.forwardsInVain) {
      proxy.forwardsInVain = true
      world.log('warn', 'forwarded-headers-not-believed')
    }
    await next()
  }
}

function frameOfThisPage(world: World): MiddlewareHandler<LedigEnv> {
  return async function frameOfThisPage(c, next) {
    setFrame(c, world, findPractice(world.db))
    await next()
  }
}
