export const staff = {
  'staff.alarm.mail': 'E-mail is not set up: confirmations and reminders wait.',
  'staff.alarm.here': 'Needs attention',
  'staff.alarm.proxy':
    'Requests come through a proxy that is not believed, so all visitors look like one. Set TRUST_PROXY (see docs/operating.md).',
  'staff.field.email': 'E-mail',
  'staff.field.password': 'Password',
  'staff.nav': 'Main',
  'staff.nav.agenda': 'Agenda',
  'staff.nav.followUp': 'Follow-up',
  'staff.nav.messages': 'Messages',
  'staff.nav.patients': 'Patients',
  'staff.nav.schedule': 'Schedule',
  'staff.nav.settings': 'Settings',
  'staff.notFound': 'This page is not there, or not open to your role',
  'staff.refused.lead':
    'The form came from another site, or from a page that is too old. Nothing was changed. Open the page again and send it from there.',
  'staff.refused.title': 'This form was not accepted',
  'staff.signIn': 'Sign in',
  'staff.signIn.bookingPage': 'the booking page',
  'staff.signIn.later':
    'Too many attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  'staff.signIn.missing.email': 'Enter your e-mail address',
  'staff.signIn.missing.password': 'Enter your password',
  'staff.signIn.note.ended': 'You have been signed out.',
  'staff.signIn.note.out': 'You are signed out.',
  'staff.signIn.note.unsaved':
    'You were signed out before your last change arrived. It was not saved: sign in and make it again.',
  'staff.signIn.patients': 'Patients book on',
  'staff.signIn.stale': 'This page was open for too long. Sign in again.',
  'staff.signIn.wrong': 'The e-mail address or the password is wrong',
  'staff.signOut': 'Sign out',
} as const
