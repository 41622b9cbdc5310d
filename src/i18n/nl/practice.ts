import type { practice as original } from '../en/practice.ts'

export const practice: Readonly<Record<keyof typeof original, string>> = {
  'practice.accessibility.aim':
    'Iedereen moet een afspraak kunnen maken bij {practice}. Daarom houden we deze site eenvoudig.',
  'practice.accessibility.canTitle': 'Wat u kunt doen',
  'practice.accessibility.keyboard': 'Van begin tot eind een afspraak maken met alleen het toetsenbord.',
  'practice.accessibility.reader':
    'Een schermlezer gebruiken: koppen, invulvelden en fouten staan er in woorden.',
  'practice.accessibility.script': 'Een afspraak maken op een oude telefoon, en zonder JavaScript.',
  'practice.accessibility.standard':
    'De site is gemaakt om te voldoen aan de Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA. De makers testen haar met automatische hulpmiddelen en met de hand. Niemand van buiten heeft haar nog onderzocht.',
  'practice.accessibility.standardTitle': 'De norm die we volgen',
  'practice.accessibility.tell':
    'Is iets lastig te gebruiken, of werkt het bij u niet? Laat het ons weten. We helpen u meteen aan een afspraak en geven door wat beter moet.',
  'practice.accessibility.tellTitle': 'Werkt er iets niet?',
  'practice.accessibility.time':
    'De tijd nemen: wat u hebt ingevuld, gaat niet verloren omdat het lang duurt.',
  'practice.accessibility.title': 'Toegankelijkheid',
  'practice.accessibility.zoom':
    'De tekst tot 200 % vergroten, en lichte of donkere kleuren gebruiken zoals uw apparaat is ingesteld.',

  'practice.front.lead': 'Kies een tijd die u past. Het kost een paar minuten en u hebt geen account nodig.',
  'practice.front.website': 'Onze website',

  'practice.notYet.patient': 'U kunt hier nog geen afspraak maken. Bel de praktijk.',
  'practice.notYet.staff':
    'Is dit uw praktijk? Het adres om alles in te stellen staat in de regels die de server bij het starten toont.',
  'practice.notYet.title': 'Deze afsprakenagenda is nog niet ingesteld',

  'practice.privacy.complain':
    'Bent u niet tevreden met ons antwoord? Dan kunt u een klacht indienen bij de privacytoezichthouder van uw land.',
  'practice.privacy.cookies':
    'Als u een afspraak maakt, plaatsen we geen cookies en tellen we geen bezoeken. Elk bestand op deze pagina’s komt van deze site; geen ander bedrijf hoort dat u hier bent.',
  'practice.privacy.cookiesTitle': 'Cookies en andere bedrijven',
  'practice.privacy.long':
    'Wat bij uw behandeling hoort, bewaren we zo lang als de wet vraagt. Een tijd die we tijdens het boeken voor u vasthouden, geven we na enkele minuten weer vrij als u niet boekt. Vraag het ons als u meer wilt weten.',
  'practice.privacy.longTitle': 'Hoe lang we het bewaren',
  'practice.privacy.rights':
    'U mag ons vragen wat we over u bewaren en fouten laten verbeteren. Soms kunt u gegevens laten wissen of meekrijgen. Bel ons of vraag het aan de balie.',
  'practice.privacy.rightsTitle': 'Uw rechten',
  'practice.privacy.see':
    'Alleen mensen die in de praktijk werken en inloggen met een eigen account. We leggen vast wie uw gegevens heeft bekeken. Bevestigingen gaan per e-mail via onze mailprovider. Er staat nooit in waarvoor u komt.',
  'practice.privacy.seeTitle': 'Wie het ziet',
  'practice.privacy.title': 'Privacy',
  'practice.privacy.whatAppointment':
    'Uw afspraak: waarvoor, wanneer, waar en bij wie, en uw bericht aan ons als u er een schreef.',
  'practice.privacy.whatMessages': 'De berichten over uw afspraak, en of ze zijn aangekomen.',
  'practice.privacy.whatNetwork':
    'Korte tijd een code, gemaakt van uw netwerkadres en browser, zodat niemand alle tijden bezet kan houden. We kunnen het adres er niet uit teruglezen.',
  'practice.privacy.whatTitle': 'Wat we bewaren',
  'practice.privacy.whatYou':
    'Uw naam en geboortedatum, en uw telefoonnummer en e-mailadres als u die hebt ingevuld.',
  'practice.privacy.who':
    '{practice} is verantwoordelijk voor wat u hier invult. Het staat in de afsprakenagenda die de praktijk zelf beheert.',
  'practice.privacy.why':
    'Om uw afspraak te maken, u te herkennen, uw bezoek voor te bereiden en u te bereiken als er iets verandert. We gebruiken het nergens anders voor en verkopen niets.',
  'practice.privacy.whyTitle': 'Waarom',
}
