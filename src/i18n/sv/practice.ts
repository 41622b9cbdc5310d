import type { practice as original } from '../en/practice.ts'

export const practice: Readonly<Record<keyof typeof original, string>> = {
  'practice.accessibility.aim': 'Alla ska kunna boka tid hos {practice}. Därför håller vi webbplatsen enkel.',
  'practice.accessibility.canTitle': 'Det här kan du göra',
  'practice.accessibility.keyboard': 'Boka från början till slut med bara tangentbordet.',
  'practice.accessibility.reader': 'Använda skärmläsare: rubriker, fält och fel finns i ord.',
  'practice.accessibility.script': 'Boka på en gammal telefon, och utan JavaScript.',
  'practice.accessibility.standard':
    'Webbplatsen är byggd för att uppfylla Web Content Accessibility Guidelines (WCAG) 2.2, nivå AA. De som har byggt den testar den både automatiskt och för hand. Ingen utomstående har granskat den ännu.',
  'practice.accessibility.standardTitle': 'Den standard vi följer',
  'practice.accessibility.tell':
    'Är något svårt att använda, eller fungerar det inte för dig? Hör av dig, så hjälper vi dig att få en tid direkt. Vi för vidare det som behöver bli bättre.',
  'practice.accessibility.tellTitle': 'Är det något som inte fungerar?',
  'practice.accessibility.time':
    'Ta den tid du behöver: det du har fyllt i försvinner inte för att det tar lång tid.',
  'practice.accessibility.title': 'Tillgänglighet',
  'practice.accessibility.zoom':
    'Förstora texten till 200 % och använda ljusa eller mörka färger, så som din enhet är inställd.',

  'practice.front.lead': 'Välj en tid som passar dig. Det tar några minuter och du behöver inget konto.',
  'practice.front.website': 'Vår webbplats',

  'practice.notYet.patient': 'Du kan inte boka tid här ännu. Ring mottagningen.',
  'practice.notYet.staff':
    'Är det här din mottagning? Adressen för att ställa in allt står i raderna som servern skriver när den startar.',
  'practice.notYet.title': 'Den här tidboken är inte inställd ännu',

  'practice.privacy.complain':
    'Är du inte nöjd med vårt svar? Då kan du klaga hos dataskyddsmyndigheten i ditt land.',
  'practice.privacy.cookies':
    'När du bokar använder vi inga kakor och räknar inga besök. Alla filer på sidorna kommer från den här webbplatsen; inget annat företag får veta att du är här.',
  'practice.privacy.cookiesTitle': 'Kakor och andra företag',
  'practice.privacy.long':
    'Det som hör till din vård sparar vi så länge som lagen kräver. En tid som vi håller åt dig medan du bokar släpps efter några minuter om du inte bokar. Fråga oss om du vill veta mer.',
  'practice.privacy.longTitle': 'Hur länge vi sparar det',
  'practice.privacy.rights':
    'Du har rätt att få veta vad vi har om dig och att få fel rättade. I vissa fall kan du få uppgifter raderade eller utlämnade. Ring oss eller fråga i receptionen.',
  'practice.privacy.rightsTitle': 'Dina rättigheter',
  'practice.privacy.see':
    'Bara de som arbetar på mottagningen och loggar in med eget konto. Det antecknas vem som har tittat på dina uppgifter. Bekräftelser skickas med e-post genom vår e-postleverantör. Där står aldrig vad besöket gäller.',
  'practice.privacy.seeTitle': 'Vem som ser det',
  'practice.privacy.title': 'Integritet',
  'practice.privacy.whatAppointment':
    'Din tid: vad besöket gäller, när, var och hos vem, och ditt meddelande till oss om du skrev ett.',
  'practice.privacy.whatMessages': 'Meddelandena om din tid, och om de kom fram.',
  'practice.privacy.whatNetwork':
    'Under en kort tid en kod som görs av din nätverksadress och webbläsare, så att ingen kan blockera alla tider. Vi kan inte läsa ut adressen ur den.',
  'practice.privacy.whatTitle': 'Det här sparar vi',
  'practice.privacy.whatYou':
    'Ditt namn och födelsedatum, och ditt telefonnummer och din e-postadress om du angav dem.',
  'practice.privacy.who':
    '{practice} ansvarar för det du fyller i här. Det sparas i tidboken som mottagningen själv driver.',
  'practice.privacy.why':
    'För att boka din tid, känna igen dig, förbereda ditt besök och nå dig om något ändras. Vi använder det inte till något annat och säljer ingenting.',
  'practice.privacy.whyTitle': 'Varför',
}
