export const practice = {
  'practice.accessibility.aim':
    'Everyone should be able to make an appointment with {practice}. That is why we keep this site simple.',
  'practice.accessibility.canTitle': 'What you can do',
  'practice.accessibility.keyboard': 'Book from beginning to end with the keyboard alone.',
  'practice.accessibility.reader': 'Use a screen reader: headings, labels and errors are said in words.',
  'practice.accessibility.script': 'Book on an old phone, and without JavaScript.',
  'practice.accessibility.standard':
    'The site is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Its makers test it with automatic tools and by hand. Nobody independent has audited it yet.',
  'practice.accessibility.standardTitle': 'The standard we follow',
  'practice.accessibility.tell':
    'Is something hard to use, or does it not work for you? Tell us, and we will help you with your appointment at once. We pass on what should be better.',
  'practice.accessibility.tellTitle': 'Something does not work?',
  'practice.accessibility.time': 'Take your time: nothing you filled in is lost because you were slow.',
  'practice.accessibility.title': 'Accessibility',
  'practice.accessibility.zoom':
    'Enlarge the text to 200 %, and use light or dark colours as your device asks.',

  'practice.front.lead': 'Choose a time that suits you. It takes a few minutes, and you need no account.',
  'practice.front.website': 'Our website',

  'practice.notYet.patient': 'You cannot make appointments here yet. Please phone the practice.',
  'practice.notYet.staff':
    'Do you run this practice? The address to set it up stands in the lines the server prints when it starts.',
  'practice.notYet.title': 'This appointment book is not set up yet',

  'practice.privacy.complain':
    'Are you not happy with our answer? You can complain to the data protection authority of your country.',
  'practice.privacy.cookies':
    'When you book we set no cookies and count no visits. Every file on these pages comes from this site; no other company is told that you are here.',
  'practice.privacy.cookiesTitle': 'Cookies and other companies',
  'practice.privacy.long':
    'What belongs to your care we keep as long as the law asks. A time we keep for you while you book is let go after some minutes if you do not book. Ask us if you want to know more.',
  'practice.privacy.longTitle': 'How long we keep it',
  'practice.privacy.rights':
    'You may ask us what we have about you, have mistakes put right, and in some cases have data erased or handed to you. Phone us or ask at the desk.',
  'practice.privacy.rightsTitle': 'Your rights',
  'practice.privacy.see':
    'Only people who work at the practice and sign in with their own account. It is noted who looked at your data. Confirmations travel by e-mail through our mail provider. They never say what your appointment is for.',
  'practice.privacy.seeTitle': 'Who sees it',
  'practice.privacy.title': 'Privacy',
  'practice.privacy.whatAppointment':
    'Your appointment: what it is for, when, where and with whom, and your message to us if you wrote one.',
  'practice.privacy.whatMessages': 'The messages about your appointment, and whether they arrived.',
  'practice.privacy.whatNetwork':
    'For a short time a code made from your network address and browser, so that nobody can block all times. We cannot read the address back from it.',
  'practice.privacy.whatTitle': 'What we keep',
  'practice.privacy.whatYou':
    'Your name and date of birth, and your phone number and e-mail address if you gave them.',
  'practice.privacy.who':
    '{practice} is responsible for what you fill in here. It is kept in the appointment book that the practice runs itself.',
  'practice.privacy.why':
    'To make your appointment, to recognise you, to prepare your visit and to reach you if something changes. We use it for nothing else and sell nothing.',
  'practice.privacy.whyTitle': 'Why',
} as const
