import type { confirming as original } from '../en/confirming.ts'

export const confirming: Readonly<Record<keyof typeof original, string>> = {
  'confirming.again': 'Send en ny lenke',
  'confirming.because': '{line}: {why}',
  'confirming.failed': 'Lenken fra {date} {time} kom ikke fram',
  'confirming.message': 'Melding',
  'confirming.old': 'Lenke sendt {date} {time}. Aldri bekreftet, nå for gammel',
  'confirming.said.link-just-now':
    'Ingen ny lenke: den til {to} er på vei eller ble nettopp sendt. Prøv igjen om fem minutter.',
  'confirming.said.link-over':
    'Ingen lenke ble sendt til {to}. Kontaktopplysningen er allerede bekreftet, eller den kan ikke skrives til.',
  'confirming.said.link-patient-off': 'Ingen lenke ble sendt til {to}. Pasienten får ingen meldinger.',
  'confirming.said.link-practice-off':
    'Ingen lenke ble sendt til {to}. Meldinger er slått av i innstillingene.',
  'confirming.said.link-protected':
    'Ingen lenke ble sendt til {to}. Identiteten er skjermet, og e-post er ikke krysset av på kortet.',
  'confirming.said.link-sent':
    'En lenke er på vei til {to}. Kontaktopplysningen regnes som bekreftet når eieren trykker på knappen bak den.',
  'confirming.said.link-unsubscribed':
    'Ingen lenke ble sendt til {to}. Eieren har meldt seg av. Spør i skranken og velg «Lest opp for pasienten».',
  'confirming.said.link-waits':
    'Lenken til {to} venter. Ingen e-poster sendes akkurat nå: ingen e-posttjener er satt opp, eller så er sendingen satt på pause.',
  'confirming.send': 'Send en lenke for å bekrefte',
  'confirming.sent': 'Lenke sendt {date} {time}, ikke bekreftet ennå',
  'confirming.skipped': 'Lenken fra {date} {time} ble ikke sendt',
  'confirming.unknown': 'Lenken fra {date} {time} har kanskje ikke kommet fram',
  'confirming.waiting': 'Lenke bestilt {date} {time}, ikke sendt ennå',
}
