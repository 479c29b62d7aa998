import type { Language } from '@mittler/contract';

/** Invented content for a preview, by field. */
export const exampleContent: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  de: {
    link: 'https://mittler.example/anmeldungen/beispiel',
    portal: 'https://mittler.example',
    days: '14',
    minutes: '60',
    hours: '24',
    course: 'Grundlehrgang Mediation 2027',
    session: 'Gesprächsführung',
    starts: 'Dienstag, 12. Januar 2027',
    when: 'Dienstag, 12. Januar 2027, 09:00 bis 16:30 Uhr',
    place: 'Haus der Begegnung, Auenfeld',
    until: 'Freitag, 18. Dezember 2026, 12:00 Uhr',
    reason: 'In dieser Zeit läuft die Vertretung im Amt.',
    count: '3',
  },
  en: {
    link: 'https://mittler.example/anmeldungen/example',
    portal: 'https://mittler.example',
    days: '14',
    minutes: '60',
    hours: '24',
    course: 'Foundation course in mediation 2027',
    session: 'Leading a conversation',
    starts: 'Tuesday 12 January 2027',
    when: 'Tuesday 12 January 2027, 09:00 to 16:30',
    place: 'Haus der Begegnung, Auenfeld',
    until: 'Friday 18 December 2026, 12:00',
    reason: 'The department cannot spare anybody at that time.',
    count: '3',
  },
};
