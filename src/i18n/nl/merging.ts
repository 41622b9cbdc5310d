import type { merging as original } from '../en/merging.ts'

export const merging: Readonly<Record<keyof typeof original, string>> = {
  'merging.also': 'ook {names}',
  'merging.apart': 'Niet dezelfde persoon',
  'merging.came': 'U vroeg om de kaart van {name}. Die is met deze samengevoegd.',
  'merging.card': 'Kaart {number}',
  'merging.compare': 'Vergelijken en samenvoegen',
  'merging.decline': 'Niet overnemen',
  'merging.different': 'verschilt',
  'merging.found': 'Gevonden',
  'merging.hindered.both':
    'Met beide kaarten zijn al andere samengevoegd. Maak dat eerst op een van de twee ongedaan.',
  'merging.hindered.deceased':
    'Volgens de ene kaart is de patiënt overleden en volgens de andere niet. Zet eerst de status goed; daarna kunt u samenvoegen.',
  'merging.hindered.one': 'Alleen deze kaart kan blijven: er zijn al andere mee samengevoegd.',
  'merging.made': 'Kaart gemaakt',
  'merging.merge': 'Kaarten samenvoegen',
  'merging.merged': 'Samengevoegde kaarten',
  'merging.merged.hint': 'Wat op deze kaarten staat, ziet u ook hier.',
  'merging.merged.when': 'Samengevoegd {when}',
  'merging.messages.off': 'wil er geen',
  'merging.messages.on': 'ja',
  'merging.moved':
    'Terwijl u deze kaart open had, is ze samengevoegd met de kaart van {name}: {when}. Er is niets opgeslagen.',
  'merging.moved.send': 'Op die kaart invoeren',
  'merging.moved.typed': 'U had ingevuld:',
  'merging.next': '{count, plural, one {# afspraak} other {# afspraken}}, de volgende {when}',
  'merging.nothing': 'niets',
  'merging.same': 'gelijk',
  'merging.similar': 'Kaarten die van dezelfde persoon kunnen zijn',
  'merging.similar.none':
    'Geen andere kaart heeft dezelfde achternaam en geboortedatum, hetzelfde contactgegeven of hetzelfde identiteitsnummer. Zoek hierboven.',
  'merging.stay': 'Welke kaart blijft?',
  'merging.stay.hint':
    'Naam, geboortedatum, nummer, status en taal van die kaart tellen. Van de andere kaart gaat niets verloren.',
  'merging.then': 'Voor beide geldt voortaan:',
  'merging.then.excluded': 'mag niet online boeken, omdat een van de kaarten dat zegt',
  'merging.then.messages': 'geen berichten, omdat een van de kaarten dat zegt',
  'merging.then.numbers': 'beide nummers blijven van deze patiënt; niemand anders krijgt ze',
  'merging.then.protected': 'geheime gegevens, omdat een van de kaarten dat zegt',
  'merging.title': 'Is dit dezelfde persoon?',
  'merging.told.elsewhere':
    'Iemand anders heeft een van deze kaarten met een andere samengevoegd: {when}. U hebt niets veranderd.',
  'merging.told.open': 'Die kaart openen',
  'merging.told.title': 'Intussen samengevoegd',
  'merging.told.together':
    'Iemand anders heeft deze twee kaarten al samengevoegd: {when}. Er is niets dubbel gedaan.',
  'merging.trouble.choose': 'Kies welke kaart blijft.',
  'merging.trouble.hindered': 'Deze kaarten kunnen nu niet worden samengevoegd. De reden staat hieronder.',
  'merging.trouble.meanwhile':
    'Iemand heeft een van deze kaarten gewijzigd sinds u deze pagina opende. Er is niets samengevoegd. Bekijk ze opnieuw zoals ze nu zijn.',
  'merging.undo': 'Ongedaan maken…',
  'merging.undo.button': 'Samenvoegen ongedaan maken',
  'merging.undo.hint':
    'Beide kaarten staan weer op zichzelf, zoals ze waren. Wat er sindsdien bij kwam, blijft op de kaart waarop het is gezet.',
  'merging.undoable': 'Het kan altijd ongedaan worden gemaakt op de kaart die blijft.',
  'merging.visits': 'Afspraken in totaal',
  'merging.with': 'Samenvoegen met een andere kaart…',
  'merging.with.lead':
    'Welke kaart is van dezelfde persoon als {name}? Kies die om de twee te vergelijken. Er wordt nog niets samengevoegd.',
}
