import type { undoing as original } from '../en/undoing.ts'

export const undoing: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.texts-allowed': 'Påminnelser via sms tillåtna igen',
  'appointments.event.texts-stopped': 'Påminnelser via sms avslutade',
  'appointments.texts.allow': 'Tillåt sms igen',
  'desk.said.texts-already': 'De var redan tillåtna.',
  'desk.said.texts': 'Påminnelser via sms är tillåtna igen för den här tiden.',
  'appointments.texts.stopped': 'Avslutat av patienten: inga påminnelser via sms om den här tiden.',
  'messages.again.button': 'Få de här mejlen igen',
  'messages.again.said': 'Du får de här mejlen igen',
  'messages.again.saidLead': 'Påminnelser och liknande kommer via e-post igen.',
  'moments.lateText':
    'Som sms skickas påminnelsen {days, plural, =0 {samma dag} one {en dag före} other {# dagar före}} kl. {time} först kl. {leaves}: {hours, plural, one {# timme} other {# timmar}} före en tid kl. {visit}, och patienter kan ändra på webben fram till {limit, plural, one {# timme} other {# timmar}} före.',
  'visit.asked': 'Den här tiden blir inte av. Välj en annan tid.',
  'visit.day.back': 'Alla dina tider den här dagen',
  'visit.texts.again': 'Få sms igen',
  'visit.texts.againHere':
    'De är avslutade för den här tiden. Tryck på knappen så påminner {practice} dig om den via sms till {number} igen.',
  'visit.texts.againLead':
    'De är avslutade. Tryck på knappen så skickar {practice} påminnelser och liknande via sms till {number} igen.',
  'visit.texts.againTitle': 'Vill du få sms igen?',
  'visit.texts.saidAgain': 'Du får påminnelser via sms igen.',
  'visit.texts.saidHere': 'Du får inga fler påminnelser om den här tiden via sms. Tiden ligger kvar.',
}
