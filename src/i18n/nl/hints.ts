import type { hints as original } from '../en/hints.ts'

export const hints: Readonly<Record<keyof typeof original, string>> = {
  'settings.hint.active':
    'Haal het vinkje weg om het type te laten vervallen. Niemand boekt het dan nog; gemaakte afspraken blijven staan',
  'settings.hint.address': 'Straat en huisnummer, postcode en plaats, zoals patiënten u vinden',
  'settings.hint.ageFilter':
    'Staat voor de tijden, met het telefoonnummer. Patiënten wordt dan hun geboortedatum of nummer gevraagd',
  'settings.hint.asksKnown':
    'Het eigen antwoord van de bezoeker. Wordt altijd gevraagd als niet iedereen mag boeken',
  'settings.hint.blockFilter':
    'Patiënten boeken dit type alleen in roosterblokken van de soort hieronder. De balie mag het overal boeken',
  'settings.hint.buffer': 'Patiënten zien dit niet',
  'settings.hint.calendarOnline': 'Zonder dit boeken alleen medewerkers in deze agenda',
  'settings.hint.clock': 'Schrijf 9, 9:00 of 0900. Laat leeg wat gesloten is.',
  'settings.hint.confirmation': 'Zodra de afspraak is gemaakt',
  'settings.hint.description': 'Onder de naam bij het boeken, hoogstens 500 tekens. Nooit in een bericht',
  'settings.hint.frameOrigins': 'Per regel één adres, zoals https://www.example.org',
  'settings.hint.from': 'Deze tijden vervangen vanaf die dag de vorige. Gemaakte afspraken blijven staan',
  'settings.hint.grid': '15 biedt 9:00, 9:15, 9:30 enzovoort',
  'settings.hint.horizonDays': 'Hoe ver vooruit patiënten mogen boeken. Leeg: zonder grens',
  'settings.hint.hours': 'Staat naast het telefoonnummer, bijvoorbeeld maandag t/m vrijdag 8:00–17:00',
  'settings.hint.information': 'Staat voor en na het boeken op de pagina. Nooit in een bericht',
  'settings.hint.keepsBlock':
    'Online zijn deze blokken dan alleen voor de types die eraan gekoppeld zijn: andere types zijn er online niet meer in te boeken. De balie mag er nog alles in boeken',
  'settings.hint.kind': 'Wat patiënten in een blok mogen boeken hangt af van de soort',
  'settings.hint.kindVisibility':
    'Zoals hierboven: wat type, behandelaar of praktijk zeggen. Een keuze hier gaat voor',
  'settings.hint.language': 'Voor patiënten van wie de taal niet wordt aangeboden',
  'settings.hint.leadHours': 'Tot wanneer patiënten mogen boeken. 0: tot het laatste moment',
  'settings.hint.locations': 'Niets aangevinkt: overal',
  'settings.hint.maxOwnBookings':
    'Komende afspraken die één patiënt online mag hebben gemaakt. 0: geen, er wordt niets aangeboden. Leeg: zonder grens',
  'settings.hint.needs':
    'Aan alles moet tegelijk zijn voldaan. Maak naam en vinkjes leeg om een regel te verwijderen',
  'settings.hint.notify': 'Bevestiging en herinnering. Anders krijgen patiënten geen van beide',
  'settings.hint.numbers':
    'Alleen gevraagd als het nummer hierboven wordt gevraagd. Staat standaard uit. Nummers worden versleuteld bewaard',
  'settings.hint.offered': 'Patiënten kunnen kiezen uit',
  'settings.hint.password': 'Minstens 12 tekens. Drie woorden die niets met elkaar te maken hebben zijn goed',
  'settings.hint.phone': 'Op elke pagina, voor wie liever belt',
  'settings.hint.places': 'Hoeveel patiënten er in één afspraak passen. Meer dan 1 maakt er een groep van',
  'settings.hint.portalOpen': 'Zet dit aan als behandelaars, types en tijden klaar zijn',
  'settings.hint.practice': 'Zoals patiënten de praktijk kennen',
  'settings.hint.practitionerInEmail': 'Laat dit uit als de naam verraadt waar de afspraak over gaat',
  'settings.hint.practitionerName': 'Zoals collega’s deze persoon kennen',
  'settings.hint.price': 'Leeg toont geen prijs',
  'settings.hint.profession': 'Zoals huisarts, tandarts, fysiotherapeut',
  'settings.hint.publicName': 'Leeg: de naam hierboven',
  'settings.hint.releaseHours':
    'Bijvoorbeeld 72, om tijden tot dan vrij te houden. Leeg: zodra ze in het rooster staan',
  'settings.hint.reminderDays': '0: op de dag zelf',
  'settings.hint.reminderTime': 'Wanneer herinneringen weggaan, zoals 10:00',
  'settings.hint.rename': 'De naam die medewerkers zien. Gemaakte afspraken houden hun tijd en hun mensen',
  'settings.hint.role': 'Eigenaren wijzigen alles, de balie doet de dag, behandelaars zien de agenda',
  'settings.hint.signInEmail': 'Om mee in te loggen',
  'settings.hint.termsUrl': 'Ingevuld: patiënten vinken aan dat ze akkoord gaan',
  'settings.hint.typeHorizon': 'Hoe ver vooruit patiënten mogen boeken. Leeg: zoals hierboven, nu {above}',
  'settings.hint.typeLead':
    'Tot wanneer patiënten mogen boeken. 0: tot het laatste moment. Leeg: zoals hierboven, nu {above}',
  'settings.hint.typeMaxOwn':
    'Komende afspraken die één patiënt online mag hebben gemaakt. 0: geen, er wordt niets aangeboden. Leeg: zoals hierboven, nu {above}',
  'settings.hint.typeName': 'De naam die medewerkers zien',
  'settings.hint.typeOnline': 'Medewerkers mogen het altijd boeken',
  'settings.hint.typePublicName': 'Leeg: de naam die medewerkers zien',
  'settings.hint.typeVisibility': 'Welke van de vrije tijden patiënten zien. Zoals hierboven is nu: {above}',
  'settings.hint.urgent': 'Staat waar mensen een tijd kiezen',
  'settings.hint.visibility':
    'Welke van de vrije tijden patiënten zien. Types en soorten blokken kunnen een eigen keuze hebben',
  'settings.hint.visitingAddress': 'Alleen als het niet op de locatie is',
}
