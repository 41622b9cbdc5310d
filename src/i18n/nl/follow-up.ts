import type { followUp as original } from '../en/follow-up.ts'

export const followUp: Readonly<Record<keyof typeof original, string>> = {
  'followUp.appointment': 'Afspraak',
  'followUp.category.cancelled-online': 'Online geannuleerd',
  'followUp.category.cannot-come': 'Kan niet komen',
  'followUp.category.contact-offered': 'Nieuw contactgegeven opgegeven',
  'followUp.category.link-sent': 'Link verzonden, niets geboekt',
  'followUp.category.many-bookings': 'Veel afspraken vanaf één adres',
  'followUp.category.other': 'Overig',
  'followUp.category.same-person': 'Dezelfde persoon?',
  'followUp.category.says-known': 'Zegt hier eerder te zijn geweest',
  'followUp.category.says-new': 'Zegt hier nieuw te zijn',
  'followUp.category.to-phone': 'Te bellen',
  'followUp.close': 'Afhandelen',
  'followUp.empty': 'Er is niets op te volgen.',
  'followUp.lead':
    'Zaken waar iemand naar moet kijken. Handel een punt af als het is opgelost: wie en wanneer wordt bewaard.',
  'followUp.next': 'Volgende pagina',
  'followUp.none': 'niemand',
  'followUp.notMerged':
    'Twee kaarten van één persoon kunnen nog niet worden samengevoegd: afhandelen bewaart alleen wat u vond.',
  'followUp.outcome': 'Uitkomst',
  'followUp.outcome.choose': 'Kies',
  'followUp.outcome.different-people': 'verschillende personen',
  'followUp.outcome.done': 'afgehandeld',
  'followUp.outcome.missing': 'Kies de uitkomst',
  'followUp.outcome.same-person': 'dezelfde persoon',
  'followUp.patient': 'Patiënt',
  'followUp.perhaps': 'Misschien dezelfde als',
  'followUp.previous': 'Vorige pagina',
  'followUp.since': 'Sinds',
  'followUp.title': 'Opvolging',
}
