import type { clock as original } from '../en/clock.ts'

export const clock: Readonly<Record<keyof typeof original, string>> = {
  'clock.after': '{time}, andra gången',
  'clock.appointments': 'Bokningar den här dagen',
  'clock.before': '{time}, första gången',
  'clock.blocks': 'Vad schemat gör',
  'clock.blocks.none': 'Ingen har schemablock den här dagen.',
  'clock.booked':
    '{count, plural, =0 {Inget är bokat.} one {# bokning finns. Den behåller den lovade tiden.} other {# bokningar finns. De behåller de lovade tiderna.}}',
  'clock.doubled':
    'Kl. {to} ställs klockan tillbaka till {from}. Mellan {from} och {to} visar den varje minut två gånger; dygnet har {hours, number} timmar.',
  'clock.lead':
    'De närmaste gångerna klockan ställs om i {zone}, genomspelade med ditt schema, bokningarna och påminnelserna som de är nu.',
  'clock.length': 'Varar egentligen',
  'clock.longer': '{minutes} minuter, {difference} mer än klockan visar',
  'clock.minutes': '{minutes} minuter',
  'clock.missing':
    'Kl. {from} ställs klockan fram till {to}. Tiden däremellan finns inte; dygnet har {hours, number} timmar.',
  'clock.none': 'I {zone} ställs klockan inte om: det finns inget att spela igenom.',
  'clock.offered': 'Vad patienter erbjuds den timmen',
  'clock.offered.none': 'Inget mellan {from} och {to}.',
  'clock.reminder.count':
    '{count, plural, =0 {Än så länge finns inga att skicka.} one {Än så länge får # bokning en.} other {Än så länge får # bokningar en.}}',
  'clock.reminder.doubled':
    'Påminnelser för {date} skickas {time}. Klockan visar det två gånger: de skickas första gången, och bara en gång.',
  'clock.reminder.missing':
    'Påminnelser för {date} ska skickas {due}, en tid som inte finns: de skickas {time}.',
  'clock.reminder.off': 'Påminnelser är avstängda.',
  'clock.reminder.same': 'Påminnelser för {date} skickas {time}, som alla andra dagar.',
  'clock.reminders': 'Påminnelser som skickas den här dagen',
  'clock.shorter': '{minutes} minuter, {difference} mindre än klockan visar',
  'clock.title': 'När klockan ställs om',
}
