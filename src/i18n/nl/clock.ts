import type { clock as original } from '../en/clock.ts'

export const clock: Readonly<Record<keyof typeof original, string>> = {
  'clock.after': '{time}, de tweede keer',
  'clock.appointments': 'Afspraken op deze dag',
  'clock.before': '{time}, de eerste keer',
  'clock.blocks': 'Wat het rooster doet',
  'clock.blocks.none': 'Niemand heeft roosterblokken op deze dag.',
  'clock.booked':
    '{count, plural, =0 {Er is niets geboekt.} one {Er is # afspraak geboekt. Die houdt de beloofde tijd.} other {Er zijn # afspraken geboekt. Die houden de beloofde tijden.}}',
  'clock.doubled':
    'Om {to} gaat de klok terug naar {from}. Tussen {from} en {to} toont hij elke minuut twee keer; de dag heeft {hours, number} uur.',
  'clock.lead':
    'De volgende keren dat de klok in {zone} verzet wordt, doorgespeeld met uw rooster, de afspraken en de herinneringen zoals ze nu zijn.',
  'clock.length': 'Duurt echt',
  'clock.longer': '{minutes} minuten, {difference} meer dan de klok zegt',
  'clock.minutes': '{minutes} minuten',
  'clock.missing':
    'Om {from} gaat de klok vooruit naar {to}. De tijd ertussen bestaat niet; de dag heeft {hours, number} uur.',
  'clock.none': 'In {zone} wordt de klok niet verzet: er valt niets door te spelen.',
  'clock.offered': 'Wat patiënten in dat uur wordt aangeboden',
  'clock.offered.none': 'Niets tussen {from} en {to}.',
  'clock.reminder.count':
    '{count, plural, =0 {Tot nu toe zijn er geen te versturen.} one {Tot nu toe krijgt # afspraak er een.} other {Tot nu toe krijgen # afspraken er een.}}',
  'clock.reminder.doubled':
    'Herinneringen voor {date} gaan om {time} weg. De klok toont dat twee keer: ze gaan de eerste keer weg, en maar één keer.',
  'clock.reminder.missing':
    'Herinneringen voor {date} horen om {due} weg te gaan, een tijd die niet bestaat: ze gaan om {time} weg.',
  'clock.reminder.off': 'Herinneringen staan uit.',
  'clock.reminder.same': 'Herinneringen voor {date} gaan om {time} weg, zoals op elke andere dag.',
  'clock.reminders': 'Herinneringen die op deze dag weggaan',
  'clock.shorter': '{minutes} minuten, {difference} minder dan de klok zegt',
  'clock.title': 'Als de klok verzet wordt',
}
