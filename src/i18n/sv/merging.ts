import type { merging as original } from '../en/merging.ts'

export const merging: Readonly<Record<keyof typeof original, string>> = {
  'merging.also': 'även {names}',
  'merging.apart': 'Inte samma person',
  'merging.came': 'Du öppnade kortet för {name}. Det är sammanslaget med det här kortet.',
  'merging.card': 'Kort {number}',
  'merging.compare': 'Jämför och slå ihop',
  'merging.decline': 'För inte över',
  'merging.different': 'skiljer sig',
  'merging.found': 'Hittade',
  'merging.hindered.both': 'Andra kort är redan sammanslagna med båda korten. Ångra det först på ett av dem.',
  'merging.hindered.deceased':
    'Enligt det ena kortet är patienten avliden, enligt det andra inte. Rätta statusen först; sedan kan korten slås ihop.',
  'merging.hindered.one': 'Bara det här kortet kan vara kvar: andra är sammanslagna med det.',
  'merging.made': 'Kortet skapat',
  'merging.merge': 'Slå ihop korten',
  'merging.merged': 'Sammanslagna kort',
  'merging.merged.hint': 'Det som står på de här korten visas även här.',
  'merging.merged.when': 'Sammanslaget {when}',
  'merging.messages.off': 'vill inte ha några',
  'merging.messages.on': 'ja',
  'merging.moved': 'Medan du hade kortet öppet slogs det ihop med kortet för {name}: {when}. Inget sparades.',
  'merging.moved.send': 'För in det på det kortet',
  'merging.moved.typed': 'Du hade skrivit:',
  'merging.next': '{count, plural, one {# tid} other {# tider}}, nästa {when}',
  'merging.nothing': 'inget',
  'merging.same': 'lika',
  'merging.similar': 'Kort som kan gälla samma person',
  'merging.similar.none':
    'Inget annat kort har samma efternamn och födelsedatum, samma kontaktuppgift eller samma identitetsnummer. Sök ovan.',
  'merging.stay': 'Vilket kort ska vara kvar?',
  'merging.stay.hint':
    'Det kortets namn, födelsedatum, nummer, status och språk gäller. Inget från det andra kortet går förlorat.',
  'merging.then': 'För båda gäller från och med nu:',
  'merging.then.excluded': 'får inte boka på webben, eftersom ett av korten säger det',
  'merging.then.messages': 'inga meddelanden, eftersom ett av korten säger det',
  'merging.then.numbers': 'båda numren förblir patientens; ingen annan får dem',
  'merging.then.protected': 'skyddade personuppgifter, eftersom ett av korten säger det',
  'merging.title': 'Är det här samma person?',
  'merging.told.elsewhere':
    'Någon annan har slagit ihop ett av korten med ett annat: {when}. Du har inte ändrat något.',
  'merging.told.open': 'Öppna det kortet',
  'merging.told.title': 'Sammanslaget under tiden',
  'merging.told.together':
    'Någon annan har redan slagit ihop de här två korten: {when}. Inget gjordes två gånger.',
  'merging.trouble.choose': 'Välj vilket kort som ska vara kvar.',
  'merging.trouble.hindered': 'Korten kan inte slås ihop som de är nu. Skälet står nedan.',
  'merging.trouble.meanwhile':
    'Någon har ändrat ett av korten sedan du öppnade sidan. Inget slogs ihop. Titta på dem igen som de är nu.',
  'merging.undo': 'Ångra…',
  'merging.undo.button': 'Ångra sammanslagningen',
  'merging.undo.hint':
    'Båda korten står för sig igen, som de var. Det som har tillkommit sedan dess finns kvar på det kort där det fördes in.',
  'merging.undoable': 'Det kan när som helst ångras på kortet som är kvar.',
  'merging.visits': 'Tider totalt',
  'merging.with': 'Slå ihop med ett annat kort…',
  'merging.with.lead':
    'Vilket kort gäller samma person som {name}? Välj det för att jämföra de två. Inget slås ihop än.',
}
