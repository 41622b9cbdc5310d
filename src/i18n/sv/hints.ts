import type { hints as original } from '../en/hints.ts'

export const hints: Readonly<Record<keyof typeof original, string>> = {
  'settings.hint.active':
    'Ta bort bocken för att ta typen ur bruk. Ingen bokar den längre; bokade tider ligger kvar',
  'settings.hint.address': 'Gata och nummer, postnummer och ort, så att patienter hittar',
  'settings.hint.ageFilter':
    'Visas före tiderna, med telefonnumret. Patienter får då uppge födelsedatum eller nummer',
  'settings.hint.asksKnown': 'Besökarens eget svar. Frågas alltid om inte alla får boka',
  'settings.hint.blockFilter':
    'Patienter bokar typen bara i schemablock av typen nedan. Receptionen får boka den var som helst',
  'settings.hint.buffer': 'Patienter ser inte detta',
  'settings.hint.calendarOnline': 'Annars bokar bara personalen i den här kalendern',
  'settings.hint.clock': 'Skriv 9, 9:00 eller 0900. Lämna tomt när det är stängt.',
  'settings.hint.confirmation': 'Så snart tiden är bokad',
  'settings.hint.description': 'Under namnet vid bokning, högst 500 tecken. Skickas aldrig i ett meddelande',
  'settings.hint.frameOrigins': 'En adress per rad, till exempel https://www.example.org',
  'settings.hint.from': 'De här tiderna ersätter de gamla från och med den dagen. Bokade tider ligger kvar',
  'settings.hint.grid': '15 ger 9:00, 9:15, 9:30 och så vidare',
  'settings.hint.horizonDays': 'Hur långt fram patienter får boka. Tomt: utan gräns',
  'settings.hint.hours': 'Visas vid telefonnumret, till exempel måndag–fredag 8:00–17:00',
  'settings.hint.information':
    'Visas för patienten före och efter bokningen. Skickas aldrig i ett meddelande',
  'settings.hint.keepsBlock':
    'På webben tar blocken då bara emot de typer som är knutna till dem: andra typer kan inte längre bokas där på webben. Receptionen får fortfarande boka allt',
  'settings.hint.kind': 'Vad patienter får boka i ett block beror på typen',
  'settings.hint.kindVisibility':
    'Som ovan: vad typ, behandlare eller mottagning säger. Ett val här går före',
  'settings.hint.language': 'För patienter vars eget språk inte erbjuds',
  'settings.hint.leadHours': 'Hur sent patienter får boka. 0: in i det sista',
  'settings.hint.locations': 'Inget ikryssat: överallt',
  'settings.hint.maxOwnBookings':
    'Kommande tider som en patient får ha bokat på webben. 0: inga, inget erbjuds. Tomt: utan gräns',
  'settings.hint.needs': 'Alla behov måste vara uppfyllda samtidigt. Töm namn och bockar för att ta bort ett',
  'settings.hint.notify': 'Bekräftelse och påminnelse. Annars får patienter ingetdera',
  'settings.hint.numbers':
    'Frågas bara om numret efterfrågas ovan. Avslaget från början. Nummer lagras krypterade',
  'settings.hint.offered': 'Patienter kan välja mellan',
  'settings.hint.password': 'Minst 12 tecken. Tre ord som inte har med varandra att göra är bra',
  'settings.hint.phone': 'På varje sida, för den som hellre ringer',
  'settings.hint.places': 'Hur många patienter som får plats på en tid. Fler än 1 gör den till en grupp',
  'settings.hint.portalOpen': 'Slå på när behandlare, typer och tider är klara',
  'settings.hint.practice': 'Som patienterna känner den',
  'settings.hint.practitionerInEmail': 'Slå av om namnet avslöjar vad besöket gäller',
  'settings.hint.practitionerName': 'Som kollegorna känner personen',
  'settings.hint.price': 'Tomt visar inget pris',
  'settings.hint.profession': 'Till exempel läkare, tandläkare, fysioterapeut',
  'settings.hint.publicName': 'Tomt: namnet ovan',
  'settings.hint.releaseHours':
    'Till exempel 72, för att hålla tider fria tills dess. Tomt: så snart de är planerade',
  'settings.hint.reminderDays': '0: samma dag',
  'settings.hint.reminderTime': 'När påminnelser skickas, till exempel 10:00',
  'settings.hint.rename': 'Namnet som personalen ser. Bokade tider behåller klockslag och personer',
  'settings.hint.role': 'Ägare ändrar allt, receptionen sköter dagen, behandlare ser tidboken',
  'settings.hint.signInEmail': 'För att logga in',
  'settings.hint.termsUrl': 'Om den anges kryssar patienter i att de godkänner',
  'settings.hint.typeHorizon': 'Hur långt fram patienter får boka. Tomt: som ovan, nu {above}',
  'settings.hint.typeLead': 'Hur sent patienter får boka. 0: in i det sista. Tomt: som ovan, nu {above}',
  'settings.hint.typeMaxOwn':
    'Kommande tider som en patient får ha bokat på webben. 0: inga, inget erbjuds. Tomt: som ovan, nu {above}',
  'settings.hint.typeName': 'Namnet som personalen ser',
  'settings.hint.typeOnline': 'Personalen får alltid boka den',
  'settings.hint.typePublicName': 'Tomt: namnet som personalen ser',
  'settings.hint.typeVisibility': 'Vilka av de lediga tiderna patienter ser. Som ovan är nu: {above}',
  'settings.hint.urgent': 'Visas där man väljer tid',
  'settings.hint.visibility':
    'Vilka av de lediga tiderna patienter ser. Bokningstyper och schemablock kan ha ett eget val',
  'settings.hint.visitingAddress': 'Bara om det inte är på mottagningen',
}
