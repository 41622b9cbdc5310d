import type { arrange as original } from '../en/arrange.ts'

export const arrange: Readonly<Record<keyof typeof original, string>> = {
  'blocks.atOnce': 'Ändringar här gäller direkt, från och med i dag. Bokade tider flyttas aldrig.',
  'blocks.atOnce.lead':
    'En mall säger vilka schemablock en vecka har. Ändrar du en som gäller slår det igenom direkt. Bokade tider flyttas aldrig.',
  'blocks.error.elsewhere': '{name} finns på en annan mottagning än det här blocket',
  'blocks.error.inTheWay': 'Ett block från en annan gällande mall ligger i vägen',
  'blocks.field.resources': 'Rum och apparater i det här blocket',
  'blocks.hint.resources':
    'Av det som en tid behöver används dessa och inga andra av samma slag. Inget reserveras. Inget ikryssat: allt som passar',
  'blocks.outside':
    '{count, plural, one {# bokad tid ligger} other {# bokade tider ligger}} utanför schemablocken från och med nu. Inget flyttas.',
  'fine.atOnce': 'Direkt',
  'fine.atOnce.hint':
    'En ändring gäller från och med i dag. Praktiskt för en liten mottagning; inget visas i förväg',
  'fine.field.addressHour': 'Bokningar per timme från ett nätverk',
  'fine.field.holdMinutes': 'Minuter som en vald tid hålls',
  'fine.field.newKindsWeb': 'Nya typer av schemablock är bokningsbara på webben',
  'fine.field.openBookings': 'Kommande bokningar för en person, högst',
  'fine.field.templates': 'När ändringar i en veckomall gäller',
  'fine.group.booking': 'Medan en patient bokar',
  'fine.group.misuse': 'Mot missbruk',
  'fine.group.staff': 'I receptionen',
  'fine.hint.addressHour':
    'Därefter går bokningar därifrån långsammare och märks för personalen. Ingen nekas',
  'fine.hint.holdMinutes': 'Från 2 till 60. Ingen förlorar den tidigare; sedan får andra ta den',
  'fine.hint.newKindsWeb': 'Bara hur krysset står när du lägger till en typ. De som finns ändras inte',
  'fine.hint.openBookings':
    'Kommande tider med samma e-postadress, telefon eller nummer, alla typer tillsammans. Därutöver: ring oss',
  'fine.lead': 'De värden som Ledig börjar med passar de flesta mottagningar. Ändra ett när du vet varför.',
  'fine.onUpdate': 'När jag låter dem gälla',
  'fine.onUpdate.hint':
    'Ändrade tider väntar i ett utkast; innan de gäller ser du vilka bokade tider som skulle hamna utanför',
  'index.group.booking': 'Vad som kan bokas, och när',
  'index.group.more': 'Mer',
  'index.group.patients': 'Patienter',
  'index.group.people': 'Personer och rum',
  'index.group.practice': 'Mottagningen',
  'settings.field.currency': 'Valuta',
  'settings.field.messagesOn': 'Skicka e-post till patienter',
  'settings.field.practiceEmail': 'Mottagningens e-postadress',
  'settings.field.strict': 'Bara till adresser som någon har bekräftat',
  'settings.hint.currency': 'För bokningstypernas priser. Belopp räknas inte om',
  'settings.hint.messagesOn': 'Utan detta skickas inget, vad som än är ikryssat nedan',
  'settings.hint.practiceEmail': 'För frågor om integritet och tillgänglighet; visas på de två sidorna',
  'settings.hint.strict': 'Bekräftelsen av själva bokningen går alltid till adressen som angavs',
  'settings.savedNow': 'Sparat nu, där det skiljer sig från det du fyllde i:',
  'settings.tab.fine-tuning': 'Finjustering',
  'settings.tab.statements': 'Integritet och tillgänglighet',
  'statements.email': 'Eller skriv till {email}.',
  'statements.field.accessibility': 'Om tillgänglighet, {language}',
  'statements.field.privacy': 'Om integritet, {language}',
  'statements.hint.accessibility':
    'Står först på sidan, ovanför det som Ledig säger om sig självt. Högst 4000 tecken',
  'statements.hint.privacy':
    'Vem som är ansvarig, och vad mottagningen gör utöver det som redan står på sidan. Högst 4000 tecken',
  'statements.lead':
    'Varje bokningssida leder till de här två sidorna. De är kompletta utan din text; lägg till det som är särskilt för mottagningen.',
  'statements.see.accessibility': 'Se sidan om tillgänglighet',
  'statements.see.privacy': 'Se sidan om integritet',
  'types.count': '{count} av högst {most} tecken',
  'types.hint.kindActive':
    'Avmarkera för att ta typen ur bruk: inga nya block görs av den och patienter bokar inte i dem. Blocken finns kvar för personalen',
  'types.remove': 'Ta bort den här typen',
  'types.remove.inUse': 'Den kan inte tas bort, för den används i:',
  'types.remove.instead':
    'Ta den ur bruk i stället: ingen bokar den längre, och bokade tider förblir som de är.',
  'types.remove.retired': 'Den är redan ur bruk: ingen bokar den längre.',
  'types.remove.sure': 'Inget använder den. När den tagits bort kommer den inte tillbaka.',
  'types.removeKind': 'Ta bort den här typen av schemablock',
  'types.removeKind.inUse': 'Den kan inte tas bort, för den används i:',
  'types.removeKind.instead':
    'Ta den ur bruk i stället: inga nya block görs av den, och patienter bokar inte i dem.',
  'types.removeKind.retired': 'Den är redan ur bruk: patienter bokar inte i dess block.',
  'types.removeKind.sure':
    'Inget schemablock är av den här typen. När den tagits bort kommer den inte tillbaka.',
  'types.retire': 'Ta ur bruk',
  'types.retireKind': 'Ta ur bruk',
  'types.use.appointments': 'bokade tider, även tidigare',
  'types.use.blocks': 'schemablock',
  'types.use.links': 'bokningslänkar',
  'types.use.records': 'andra uppgifter, till exempel önskemål eller listor',
  'types.use.types': 'bokningstyper som är knutna till den',
}
