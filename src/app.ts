import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { agendaRoutes } from './agenda/agenda.routes.ts'
import { clockChangeRoutes } from './agenda/clock-change.routes.ts'
import { agendaPrintRoutes } from './agenda/print.routes.ts'
import { runningLateRoutes } from './agenda/running-late.routes.ts'
import { agendaViewRoutes } from './agenda/views.routes.ts'
import { softwareAlarms } from './api/alarms.ts'
import { apiAppointmentRoutes } from './api/appointments.routes.ts'
import { createDoor } from './api/bearer.routes.ts'
import { softwareClientRoutes } from './api/client.routes.ts'
import { apiDocumentRoutes, noSuchOperation } from './api/document.routes.ts'
import { apiMessageRoutes } from './api/messages.routes.ts'
import { type Secrets, softwareRoutes } from './api/software.routes.ts'
import { listSilent } from './api/webhooks.queries.ts'
import { appointmentsRoutes } from './appointments/appointments.routes.ts'
import { changedRoutes } from './appointments/changed.routes.ts'
import { deskRoutes } from './appointments/desk.routes.ts'
import { findTimeRoutes } from './appointments/find-time.routes.ts'
import { followingRoutes } from './appointments/following.routes.ts'
import { followingMoveRoutes } from './appointments/following-move.routes.ts'
import { restoreLinks } from './appointments/links.commands.ts'
import { pickUpRoutes } from './appointments/pick-up.routes.ts'
import { presenceRoutes } from './appointments/presence.routes.ts'
import { repeatRoutes } from './appointments/repeat.routes.ts'
import { slipRoutes } from './appointments/slip.routes.ts'
import { staffCancelRoutes } from './appointments/staff-cancel.routes.ts'
import { staffMoveRoutes } from './appointments/staff-move.routes.ts'
import { statusRoutes } from './appointments/status.routes.ts'
import { chooseRoutes } from './booking/choose.routes.ts'
import { linkRoutes } from './booking/links.routes.ts'
import { posterRoutes } from './booking/poster.routes.ts'
import { previewRoutes } from './booking/preview.routes.ts'
import { receiptRoutes } from './booking/receipt.routes.ts'
import { reserveRoutes } from './booking/reserve.routes.ts'
import { toRoutes } from './booking/to.routes.ts'
import { tryRoutes } from './booking/try.routes.ts'
import { whyRoutes } from './booking/why.routes.ts'
import { wishRoutes } from './booking/wish.routes.ts'
import { lookOnce } from './db/arranged.ts'
import { dress } from './dress.ts'
import { countToPhone } from './follow-up/call.queries.ts'
import { followUpBadge } from './follow-up/call.ts'
import { callsRoutes } from './follow-up/calls.routes.ts'
import { followUpRoutes } from './follow-up/follow-up.routes.ts'
import { askAgain, closeApart, closeMerged, closeOffers } from './follow-up/same-person.commands.ts'
import { setFrame } from './frame.ts'
import { handoverRoutes } from './handover/choose.routes.ts'
import { carryOutRoutes } from './handover/preview.routes.ts'
import { handoverProgressRoutes } from './handover/progress.routes.ts'
import { messageAlarms } from './messages/alarms.queries.ts'
import { askContactRoutes } from './messages/ask-contact.routes.ts'
import { confirmRoutes } from './messages/confirm.routes.ts'
import { deliveryRoutes } from './messages/delivery.routes.ts'
import { ledgerCsvRoutes } from './messages/ledger-csv.routes.ts'
import { messagesRoutes } from './messages/messages.routes.ts'
import { oneMessageRoutes } from './messages/one-message.routes.ts'
import { resendRoutes } from './messages/resend.routes.ts'
import { queueFormerAddressMail, queueSignInMail } from './messages/staff-mail.commands.ts'
import { stopRoutes } from './messages/stop.routes.ts'
import { textGatewayRoutes } from './messages/text-gateway.routes.ts'
import { textMessagesRoutes } from './messages/text-messages.routes.ts'
import { textsRoutes } from './messages/texts.routes.ts'
import { textsListRoutes } from './messages/texts-list.routes.ts'
import { unsubscribeRoutes } from './messages/unsubscribe.routes.ts'
import { countWaiting } from './online/online.queries.ts'
import { onlineRoutes } from './online/online.routes.ts'
import { patientCardRoutes } from './patients/card.routes.ts'
import { changePatientRoutes } from './patients/change-card.routes.ts'
import { patientContactRoutes } from './patients/contacts.routes.ts'
import type { Ties } from './patients/merge.commands.ts'
import { mergeRoutes } from './patients/merge.routes.ts'
import { newPatientRoutes } from './patients/new-card.routes.ts'
import { patientNumberRoutes } from './patients/numbers.routes.ts'
import { recordRoutes } from './patients/record.routes.ts'
import { patientSearchRoutes } from './patients/search.routes.ts'
import { patientStatusRoutes } from './patients/status.routes.ts'
import { fineTuningRoutes } from './practice/fine-tuning.routes.ts'
import { functionRoutes } from './practice/functions.routes.ts'
import { locationRoutes } from './practice/locations.routes.ts'
import { isUpload, uploadLimit } from './practice/look.forms.ts'
import { lookRoutes } from './practice/look.routes.ts'
import { practiceRoutes } from './practice/practice.routes.ts'
import { recognitionRoutes } from './practice/recognition.routes.ts'
import { findPractice } from './practice/settings.queries.ts'
import { practiceSettingsRoutes } from './practice/settings.routes.ts'
import { statementRoutes } from './practice/statements.routes.ts'
import { uploadRoutes } from './practice/uploads.routes.ts'
import { demandRoutes } from './reports/demand.routes.ts'
import { absenceRoutes } from './schedule/absences.routes.ts'
import { closureRoutes } from './schedule/closure.routes.ts'
import { closuresRoutes } from './schedule/closures.routes.ts'
import { datedBlockRoutes } from './schedule/dated-block.routes.ts'
import { dayRoutes } from './schedule/days.routes.ts'
import { forceRoutes } from './schedule/force.routes.ts'
import { hoursRoutes } from './schedule/hours.routes.ts'
import { kindRoutes } from './schedule/kinds.routes.ts'
import { periodRoutes } from './schedule/periods.routes.ts'
import { removeKindRoutes } from './schedule/remove-kind.routes.ts'
import { scheduleRoutes } from './schedule/schedule.routes.ts'
import { templateRoutes } from './schedule/template.routes.ts'
import { templateBlockRoutes } from './schedule/template-block.routes.ts'
import { templatesRoutes } from './schedule/templates.routes.ts'
import { accountRoutes } from './staff/accounts.routes.ts'
import { changeAccountRoutes } from './staff/change-account.routes.ts'
import { changeCalendarRoutes } from './staff/change-calendar.routes.ts'
import { staffDoor } from './staff/door.routes.ts'
import { createDoorThrottle } from './staff/door-throttle.ts'
import { factorRoutes } from './staff/factor.routes.ts'
import { forgottenRoutes } from './staff/forgotten.routes.ts'
import { helpRoutes } from './staff/help.routes.ts'
import { lockRoutes } from './staff/lock.routes.ts'
import { ownAccountRoutes } from './staff/own-account.routes.ts'
import { isFresh, ownPassword } from './staff/own-password.routes.ts'
import { passkeyDoorRoutes } from './staff/passkey-door.routes.ts'
import { passkeyRoutes } from './staff/passkeys.routes.ts'
import { passwordLinkRoutes } from './staff/password-link.routes.ts'
import { practitionerRoutes } from './staff/practitioners.routes.ts'
import { roomRoutes } from './staff/rooms.routes.ts'
import { secondStepRoutes } from './staff/second-step.routes.ts'
import { signInRoutes, staffRoutes } from './staff/staff.routes.ts'
import { countingRoutes } from './tracking/counting.routes.ts'
import { trackingRoutes } from './tracking/tracking.routes.ts'
import { automaticRoutes } from './types/automatic.routes.ts'
import { changeTypeRoutes } from './types/change-type.routes.ts'
import { removeAutomaticRoutes } from './types/remove-automatic.routes.ts'
import { removeTypeRoutes } from './types/remove-type.routes.ts'
import { typeRoutes } from './types/types.routes.ts'
import { basisRoutes } from './upkeep/basis.routes.ts'
import { changesRoutes } from './upkeep/changes.routes.ts'
import { firstHoursRoutes } from './upkeep/first-hours.routes.ts'
import { mailRoutes } from './upkeep/mail.routes.ts'
import { mailDoctorRoutes } from './upkeep/mail-doctor.routes.ts'
import { openRoutes } from './upkeep/open.routes.ts'
import { setUpRoutes } from './upkeep/set-up.routes.ts'
import { settingsRoutes } from './upkeep/settings.routes.ts'
import { settingsMenu } from './upkeep/settings-index.ts'
import { startRoutes } from './upkeep/start.routes.ts'
import { unfinishedFor } from './upkeep/unfinished.queries.ts'
import { websiteRoutes } from './upkeep/website.routes.ts'
import { cancelRoutes } from './visit/cancel.routes.ts'
import { changeRoutes } from './visit/change.routes.ts'
import { messagePreviewRoutes } from './visit/message-preview.routes.ts'
import { moveRoutes } from './visit/move.routes.ts'
import { newTimeRoutes } from './visit/new-time.routes.ts'
import { stopTextsRoutes } from './visit/stop-texts.routes.ts'
import { visitRoutes } from './visit/visit.routes.ts'
import { visitWishRoutes } from './visit/wish.routes.ts'
import type { Ctx, LedigEnv } from './web/env.ts'
import { notFound, somethingWrong, tooLarge } from './web/errors.ts'
import { securityHeaders } from './web/headers.ts'
import { limitForms } from './web/limit.ts'
import { peerOf } from './web/peer.ts'
import { isForSoftware } from './web/problem.ts'
import type { World } from './web/world.ts'

/** The whole product behind one `fetch`: middleware in order, then one sub-app per noun. */
export function createApp(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  let proxySeen = false

  app.get('/static/*', async (c, next) => {
    const known = world.files.answer(c)
    // A page that was sent before a restart asks for its style sheet after it.
    if (!known && c.req.path.endsWith('.css')) dress(world, '')
    return known ?? world.files.answer(c) ?? next()
  })
  app.get('/embed.js', async (c, next) => world.files.answer(c) ?? next())
  app.use(securityHeaders(world.baseUrl))
  app.use(async function aboutThisRequest(c, next) {
    lookOnce(world.db)
    c.set('now', world.clock())
    c.set('requestId', randomUUID())
    c.set('peer', peerOf(c, world.trustProxy, world.socketAddress(c)))
    if (c.get('peer').forwardedInVain && !proxySeen) {
      proxySeen = true
      world.log('warn', 'forwarded-headers-not-believed')
    }
    await next()
  })
  app.use(async function frameOfThisPage(c, next) {
    setFrame(c, world, findPractice(world.db))
    await next()
  })
  app.use(limitForms({ forms: 256 * 1024, uploads: uploadLimit, isUpload }, (c) => tooLarge(c, world)))
  app.onError((error, c) => {
    // A fault on the way to the practice's frame is a page, too.
    if (!('frame' in c.var)) setFrame(c, world, undefined)
    return somethingWrong(error, c, world)
  })
  app.notFound((c) => (isForSoftware(c) ? noSuchOperation(c) : notFound(c, world)))

  app.route('/', practiceRoutes(world))
  app.route('/', countingRoutes(world))
  app.route('/', uploadRoutes(world))
  app.route('/', previewRoutes(world))
  app.route('/', chooseRoutes(world))
  app.route('/', reserveRoutes(world))
  app.route('/', receiptRoutes(world))
  app.route('/', wishRoutes(world))
  app.route('/', toRoutes(world))
  app.route('/', visitRoutes(world))
  app.route('/', stopTextsRoutes(world))
  app.route('/', moveRoutes(world))
  app.route('/', newTimeRoutes(world))
  app.route('/', cancelRoutes(world))
  app.route('/', visitWishRoutes(world))
  app.route('/', changeRoutes(world))
  app.route('/', unsubscribeRoutes(world))
  app.route('/', confirmRoutes(world))
  app.route('/', deliveryRoutes(world))
  app.route('/', setUpRoutes(world))
  const passwords = createDoorThrottle()
  const own = ownPassword(world, passwords)
  app.route('/', signInRoutes(world, passwords))
  app.route('/', secondStepRoutes(world))
  app.route('/', passkeyDoorRoutes(world))
  app.route('/', forgottenRoutes(world, queueSignInMail))
  app.route('/', passwordLinkRoutes(world))
  app.use(
    '/staff/*',
    staffDoor(
      world,
      (c) => [
        ...(proxySeen ? [{ text: c.get('t')('staff.alarm.proxy'), href: '', link: '', quiet: false }] : []),
        ...messageAlarms(world.db, c.get('now'), alarmWriting(c), world.mail),
        ...softwareAlarms(listSilent(world.db), alarmWriting(c)),
      ],
      (c, section) => ({
        unfinished: unfinishedFor(world.db, world.mail, c.get('user').role, section, c.get('t')),
        settings: section === 'settings' ? settingsMenu(c.get('t')) : [],
        waiting: countWaiting(world.db, c.get('user')),
        badges: followUpBadge(countToPhone(world.db), c.get('t')),
      }),
    ),
  )
  app.route('/', startRoutes(world))
  app.route('/', basisRoutes(world))
  app.route('/', firstHoursRoutes(world))
  app.route('/', mailRoutes(world))
  app.route('/', mailDoctorRoutes(world))
  app.route('/', changesRoutes(world))
  app.route('/', openRoutes(world))
  app.route('/', websiteRoutes(world))
  app.route('/', staffRoutes(world))
  app.route('/', lockRoutes(world))
  app.route('/', helpRoutes(world))
  app.route('/', ownAccountRoutes(world, own, queueFormerAddressMail))
  // Recovery codes are shown once: the page after the one that made them takes them from here.
  const freshCodes = new Map<number, readonly string[]>()
  app.route('/', factorRoutes(world, own, freshCodes))
  app.route('/', passkeyRoutes(world, own, freshCodes))
  app.route('/', settingsRoutes(world))
  app.route('/', practiceSettingsRoutes(world))
  app.route('/', textMessagesRoutes(world))
  app.route('/', textGatewayRoutes(world))
  app.route('/', lookRoutes(world))
  app.route('/', recognitionRoutes(world))
  app.route('/', functionRoutes(world))
  app.route('/', fineTuningRoutes(world))
  app.route('/', statementRoutes(world))
  app.route('/', locationRoutes(world))
  app.route('/', practitionerRoutes(world))
  app.route('/', changeCalendarRoutes(world))
  app.route('/', roomRoutes(world))
  app.route('/', accountRoutes(world, own))
  app.route('/', changeAccountRoutes(world, own, queueFormerAddressMail))
  app.route('/', typeRoutes(world))
  app.route('/', changeTypeRoutes(world))
  app.route('/', removeTypeRoutes(world))
  app.route('/', automaticRoutes(world))
  app.route('/', textsListRoutes(world))
  app.route('/', textsRoutes(world))
  app.route('/', removeAutomaticRoutes(world))
  app.route('/', messagePreviewRoutes(world))
  app.route('/', linkRoutes(world))
  app.route('/', trackingRoutes(world))
  app.route('/', posterRoutes(world))
  app.route('/', hoursRoutes(world))
  app.route('/', scheduleRoutes(world))
  app.route('/', kindRoutes(world))
  app.route('/', removeKindRoutes(world))
  app.route('/', templatesRoutes(world))
  app.route('/', templateRoutes(world))
  app.route('/', templateBlockRoutes(world))
  app.route('/', forceRoutes(world))
  app.route('/', periodRoutes(world))
  app.route('/', dayRoutes(world))
  app.route('/', datedBlockRoutes(world))
  app.route('/', absenceRoutes(world))
  app.route('/', closuresRoutes(world))
  app.route('/', closureRoutes(world))
  app.route('/', patientSearchRoutes(world))
  app.route('/', newPatientRoutes(world))
  app.route('/', patientCardRoutes(world))
  app.route('/', changePatientRoutes(world))
  app.route(
    '/',
    patientStatusRoutes(world, (id) => restoreLinks(world.db, world.keys, id)),
  )
  app.route(
    '/',
    patientContactRoutes(world, (id, actor, now) => closeOffers(world.db, id, actor, now)),
  )
  app.route('/', recordRoutes(world))
  app.route('/', mergeRoutes(world, mergeTies(world)))
  app.route('/', patientNumberRoutes(world))
  app.route('/', messagesRoutes(world))
  app.route('/', ledgerCsvRoutes(world))
  app.route('/', oneMessageRoutes(world))
  app.route('/', resendRoutes(world))
  app.route('/', askContactRoutes(world))
  app.route('/', stopRoutes(world))
  app.route('/', onlineRoutes(world))
  app.route('/', followUpRoutes(world))
  app.route('/', callsRoutes(world))
  app.route('/', pickUpRoutes(world))
  app.route('/', staffMoveRoutes(world))
  app.route('/', staffCancelRoutes(world))
  app.route('/', changedRoutes(world))
  app.route('/', appointmentsRoutes(world))
  app.route('/', handoverRoutes(world))
  app.route('/', carryOutRoutes(world))
  app.route('/', handoverProgressRoutes(world))
  app.route('/', repeatRoutes(world))
  app.route('/', followingRoutes(world))
  app.route('/', followingMoveRoutes(world))
  app.route('/', deskRoutes(world))
  app.route('/', findTimeRoutes(world))
  app.route('/', presenceRoutes(world))
  app.route('/', statusRoutes(world))
  app.route('/', slipRoutes(world))
  app.route('/', agendaRoutes(world))
  app.route('/', agendaViewRoutes(world))
  app.route('/', agendaPrintRoutes(world))
  app.route('/', clockChangeRoutes(world))
  app.route('/', runningLateRoutes(world))
  app.route('/', whyRoutes(world))
  app.route('/', tryRoutes(world))
  app.route('/', demandRoutes(world))
  // What may be seen once: the page after the one that made it takes it from here.
  const once = new Map<number, Secrets>()
  const asks = { confirm: own.confirm, isFresh: (c: Ctx) => isFresh(c, world) }
  app.route('/', softwareRoutes(world, asks, once))
  app.route('/', softwareClientRoutes(world, asks, once))
  const door = createDoor(world)
  app.route('/', apiDocumentRoutes(world))
  app.route('/', apiAppointmentRoutes(world, door))
  app.route('/', apiMessageRoutes(world, door))

  return app
}

function alarmWriting(c: Ctx) {
  return { t: c.var.t, stamp: c.var.format.stamp, isOwner: c.var.user.role === 'owner' }
}

/** What the other nouns do when two cards become one person, and when they are two again. */
function mergeTies({ db, keys }: World): Ties {
  return {
    settle: (_, stays, actor, now) => closeMerged(db, stays, actor, now),
    ask: (gone, stays, mergedAt) => askAgain(db, gone, stays, mergedAt),
    keepApart: (one, other, actor, now) => closeApart(db, one, other, actor, now),
    restoreLinks: (patientId) => restoreLinks(db, keys, patientId),
  }
}
