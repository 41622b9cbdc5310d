import type { clock as original } from '../en/clock.ts'

export const clock: Readonly<Record<keyof typeof original, string>> = {
  'clock.after': '{time}, andre gang',
  'clock.appointments': 'Timer denne dagen',
  'clock.before': '{time}, første gang',
  'clock.blocks': 'Hva arbeidsplanen gjør',
  'clock.blocks.none': 'Ingen har timeluker denne dagen.',
  'clock.booked':
    '{count, plural, =0 {Ingenting er bestilt.} one {# time er bestilt. Den beholder tidspunktet som er lovet.} other {# timer er bestilt. De beholder tidspunktene som er lovet.}}',
  'clock.doubled':
    'Kl. {to} stilles klokken tilbake til {from}. Mellom {from} og {to} viser den hvert minutt to ganger; døgnet har {hours, number} timer.',
  'clock.lead':
    'De neste gangene klokken stilles i {zone}, spilt gjennom med arbeidsplanen, timene og påminnelsene slik de er nå.',
  'clock.length': 'Varer egentlig',
  'clock.longer': '{minutes} minutter, {difference} mer enn klokken viser',
  'clock.minutes': '{minutes} minutter',
  'clock.missing':
    'Kl. {from} stilles klokken frem til {to}. Tiden imellom finnes ikke; døgnet har {hours, number} timer.',
  'clock.none': 'I {zone} stilles ikke klokken: det er ingenting å spille gjennom.',
  'clock.offered': 'Hva pasienter tilbys i den timen',
  'clock.offered.none': 'Ingenting mellom {from} og {to}.',
  'clock.reminder.count':
    '{count, plural, =0 {Så langt er det ingen å sende.} one {Så langt får # time en.} other {Så langt får # timer en.}}',
  'clock.reminder.doubled':
    'Påminnelser for {date} sendes {time}. Klokken viser det to ganger: de sendes første gang, og bare én gang.',
  'clock.reminder.missing':
    'Påminnelser for {date} skal sendes {due}, et tidspunkt som ikke finnes: de sendes {time}.',
  'clock.reminder.off': 'Påminnelser er slått av.',
  'clock.reminder.same': 'Påminnelser for {date} sendes {time}, som alle andre dager.',
  'clock.reminders': 'Påminnelser som sendes denne dagen',
  'clock.shorter': '{minutes} minutter, {difference} mindre enn klokken viser',
  'clock.title': 'Når klokken stilles',
}
