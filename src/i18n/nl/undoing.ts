import type { undoing as original } from '../en/undoing.ts'

export const undoing: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.texts-allowed': 'Herinneringen per sms weer toegestaan',
  'appointments.event.texts-stopped': 'Herinneringen per sms gestopt',
  'appointments.texts.allow': 'Sms-berichten weer toestaan',
  'desk.said.texts-already': 'Ze waren al toegestaan.',
  'desk.said.texts': 'Herinneringen per sms aan deze afspraak zijn weer toegestaan.',
  'appointments.texts.stopped': 'Door de patiënt gestopt: geen herinneringen per sms aan deze afspraak.',
  'messages.again.button': 'Deze e-mails weer ontvangen',
  'messages.again.said': 'U ontvangt deze e-mails weer',
  'messages.again.saidLead': 'Herinneringen en dergelijke krijgt u weer per e-mail.',
  'moments.lateText':
    'Als sms gaat de herinnering {days, plural, =0 {op de dag zelf} one {één dag van tevoren} other {# dagen van tevoren}} om {time} pas om {leaves} weg: {hours} uur voor een afspraak om {visit}, en patiënten kunnen tot {limit} uur van tevoren online wijzigen.',
  'visit.asked': 'Deze afspraak kan niet doorgaan. Kies een andere tijd.',
  'visit.day.back': 'Al uw afspraken van deze dag',
  'visit.texts.again': 'Weer sms-berichten ontvangen',
  'visit.texts.againHere':
    'Ze zijn gestopt voor deze afspraak. Met de knop herinnert {practice} u er weer per sms aan op {number}.',
  'visit.texts.againLead':
    'Ze zijn gestopt. Met de knop stuurt {practice} weer herinneringen en dergelijke per sms naar {number}.',
  'visit.texts.againTitle': 'Weer sms-berichten ontvangen?',
  'visit.texts.saidAgain': 'U krijgt weer herinneringen per sms.',
  'visit.texts.saidHere':
    'U krijgt geen herinneringen per sms meer aan deze afspraak. De afspraak blijft zoals die is.',
}
