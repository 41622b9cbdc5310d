import type { merging as original } from '../en/merging.ts'

export const merging: Readonly<Record<keyof typeof original, string>> = {
  'merging.also': 'også {names}',
  'merging.apart': 'Ikke samme person',
  'merging.came': 'Du åpnet kortet til {name}. Det er slått sammen med dette.',
  'merging.card': 'Kort {number}',
  'merging.compare': 'Sammenlign og slå sammen',
  'merging.decline': 'Ikke overfør',
  'merging.different': 'ulikt',
  'merging.found': 'Funnet',
  'merging.hindered.both':
    'Andre kort er allerede slått sammen med begge kortene. Angre det først på ett av dem.',
  'merging.hindered.deceased':
    'Ifølge det ene kortet er pasienten død, ifølge det andre ikke. Rett statusen først; deretter kan kortene slås sammen.',
  'merging.hindered.one': 'Bare dette kortet kan bli stående: andre er slått sammen med det.',
  'merging.made': 'Kort opprettet',
  'merging.merge': 'Slå sammen kortene',
  'merging.merged': 'Sammenslåtte kort',
  'merging.merged.hint': 'Det som står på disse kortene, vises også her.',
  'merging.merged.when': 'Slått sammen {when}',
  'merging.messages.off': 'vil ikke ha noen',
  'merging.messages.on': 'ja',
  'merging.moved':
    'Mens du hadde kortet åpent, ble det slått sammen med kortet til {name}: {when}. Ingenting ble lagret.',
  'merging.moved.send': 'Før det inn på det kortet',
  'merging.moved.typed': 'Du hadde skrevet:',
  'merging.next': '{count, plural, one {# time} other {# timer}}, neste {when}',
  'merging.nothing': 'ingenting',
  'merging.same': 'likt',
  'merging.similar': 'Kort som kan gjelde samme person',
  'merging.similar.none':
    'Ingen andre kort har samme etternavn og fødselsdato, samme kontaktopplysning eller samme identitetsnummer. Søk ovenfor.',
  'merging.stay': 'Hvilket kort skal bli stående?',
  'merging.stay.hint':
    'Navn, fødselsdato, nummer, status og språk på det kortet gjelder. Ingenting fra det andre kortet går tapt.',
  'merging.then': 'For begge gjelder fra nå av:',
  'merging.then.excluded': 'kan ikke bestille på nett, fordi ett av kortene sier det',
  'merging.then.messages': 'ingen meldinger, fordi ett av kortene sier det',
  'merging.then.numbers': 'begge numrene forblir pasientens; ingen andre får dem',
  'merging.then.protected': 'skjermede personopplysninger, fordi ett av kortene sier det',
  'merging.title': 'Er dette samme person?',
  'merging.told.elsewhere':
    'Noen andre har slått sammen ett av kortene med et annet: {when}. Du har ikke endret noe.',
  'merging.told.open': 'Åpne det kortet',
  'merging.told.title': 'Slått sammen i mellomtiden',
  'merging.told.together':
    'Noen andre har allerede slått sammen disse to kortene: {when}. Ingenting ble gjort to ganger.',
  'merging.trouble.choose': 'Velg hvilket kort som skal bli stående.',
  'merging.trouble.hindered': 'Kortene kan ikke slås sammen slik de er nå. Grunnen står nedenfor.',
  'merging.trouble.meanwhile':
    'Noen har endret ett av kortene siden du åpnet siden. Ingenting ble slått sammen. Se på dem igjen slik de er nå.',
  'merging.undo': 'Angre…',
  'merging.undo.button': 'Angre sammenslåingen',
  'merging.undo.hint':
    'Begge kortene står for seg igjen, slik de var. Det som er kommet til siden, blir på kortet der det ble ført inn.',
  'merging.undoable': 'Det kan når som helst angres på kortet som blir stående.',
  'merging.visits': 'Timer i alt',
  'merging.with': 'Slå sammen med et annet kort…',
  'merging.with.lead':
    'Hvilket kort gjelder samme person som {name}? Velg det for å sammenligne de to. Ingenting slås sammen ennå.',
}
