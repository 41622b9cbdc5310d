import type { undoing as original } from '../en/undoing.ts'

export const undoing: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.texts-allowed': 'Påminnelser på SMS tillatt igjen',
  'appointments.event.texts-stopped': 'Påminnelser på SMS stoppet',
  'appointments.texts.allow': 'Tillat SMS igjen',
  'desk.said.texts-already': 'De var allerede tillatt.',
  'desk.said.texts': 'Påminnelser på SMS er tillatt igjen for denne timen.',
  'appointments.texts.stopped': 'Stoppet av pasienten: ingen påminnelser på SMS om denne timen.',
  'messages.again.button': 'Få disse e-postene igjen',
  'messages.again.said': 'Du får disse e-postene igjen',
  'messages.again.saidLead': 'Påminnelser og lignende kommer på e-post igjen.',
  'moments.lateText':
    'Som SMS sendes påminnelsen {days, plural, =0 {samme dag} one {én dag før} other {# dager før}} kl. {time} først kl. {leaves}: {hours, plural, one {# time} other {# timer}} før en time kl. {visit}, og pasienter kan endre online frem til {limit, plural, one {# time} other {# timer}} før.',
  'visit.asked': 'Denne timen kan ikke gjennomføres. Velg en ny time.',
  'visit.day.back': 'Alle timene dine denne dagen',
  'visit.texts.again': 'Få SMS igjen',
  'visit.texts.againHere':
    'De er stoppet for denne timen. Trykk på knappen, så minner {practice} deg om den på SMS til {number} igjen.',
  'visit.texts.againLead':
    'De er stoppet. Trykk på knappen, så sender {practice} påminnelser og lignende på SMS til {number} igjen.',
  'visit.texts.againTitle': 'Vil du få SMS igjen?',
  'visit.texts.saidAgain': 'Du får påminnelser på SMS igjen.',
  'visit.texts.saidHere': 'Du får ingen flere påminnelser om denne timen på SMS. Timen står som før.',
}
