export const links = {
  'links.active': 'In use',
  'links.active.hint': 'Switched off, the link leads to a page that says this cannot be booked any more',
  'links.add': 'Add a link',
  'links.address': 'Address',
  'links.all': 'All links',
  'links.allOpen': 'Everything is open',
  'links.booked': 'Booked',
  'links.button': 'Book an appointment',
  'links.buttonCode': 'Button',
  'links.buttonCode.hint':
    'HTML for a button on your website. Click in the box, select all of it and copy it.',
  'links.closed':
    'Online booking is closed at present. Until you open it, every link shows a page that says so.',
  'links.copy': 'For your website',
  'links.counts':
    '{opened, plural, =0 {Not opened yet} one {Opened once} other {Opened # times}}, {booked, plural, =0 {no appointment booked} one {# appointment booked} other {# appointments booked}}.',
  'links.error.slug': 'Use small letters a–z, digits and single hyphens, at most 60, such as flu-jab',
  'links.error.taken': 'Another link has this address already',
  'links.field.practitioner': 'Practitioner',
  'links.field.slug': 'Last part of the address',
  'links.fixed': 'Patients cannot change what is chosen here',
  'links.fixed.hint': 'What is left open they choose themselves, within it',
  'links.fixed.short': 'Fixed',
  'links.frame': 'Frame',
  'links.frame.hint':
    'HTML that shows the booking page inside a page of yours, 600 pixels high, with its own scroll bar. It needs no script.',
  'links.frameTitle': 'Book an appointment – {practice}',
  'links.lead':
    'A link can name an appointment type, a location or a practitioner: “flu jab” on the news page, one location on its own website.',
  'links.list': 'Links for a purpose',
  'links.new': 'What the link is for',
  'links.none': 'There are none yet.',
  'links.notFramable':
    'No website may show the booking page in a frame yet. Frame and script work once you have named your website.',
  'links.notFramable.link': 'Name your website',
  'links.open': 'Open: the patient chooses',
  'links.openLink': 'Open the link',
  'links.opened': 'Opened',
  'links.own': 'The practice’s own link',
  'links.own.more': 'Button and frame for your website',
  'links.preselected': 'Can be changed',
  'links.preview': 'Preview: nothing is booked',
  'links.preview.again': 'Try once more',
  'links.preview.done': 'This is where the preview ends',
  'links.preview.lead':
    'With this button a patient would have booked the appointment below. Nothing has been booked, kept or sent.',
  'links.preview.next': 'What the patient would read now',
  'links.preview.over': 'This preview is over',
  'links.preview.overLead': 'A preview lasts one hour. Start a new one in Settings, under Booking links.',
  'links.script': 'Frame that fits',
  'links.script.hint':
    'As above, and as high as the page needs to be where scripts run. Without script its link leads to the booking page.',
  'links.slug.hint':
    'Small letters, digits and hyphens. Left empty, it is made of what you choose. When you change it, the old address stops working.',
  'links.state': 'State',
  'links.state.broken': 'Leads to nothing',
  'links.state.broken.long':
    'What this link names cannot be booked online at present, or not together. Whoever opens it sees a page that says so.',
  'links.state.off': 'Not in use',
  'links.state.works': 'Works',
  'links.title': 'Booking links',
  'links.try': 'Always try a link yourself before you put it on your website.',
  'links.tryOut': 'Try it out',
  'links.tryOut.hint':
    '“Try it out” shows for an hour every page as patients see it, also while online booking is closed; nothing is booked.',
  'links.what': 'What it names',
  'settings.tab.links': 'Booking links',
} as const
