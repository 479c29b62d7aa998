import type { OperatorPageName } from '@mittler/contract';
import type { Spoken } from '../language';

type OperatorTexts = Readonly<Record<OperatorPageName, { readonly title: string; readonly text: string }>>;

const de: OperatorTexts = {
  imprint: {
    title: 'Impressum',
    text: `Angaben nach § 5 des Digitale-Dienste-Gesetzes.

## Anbieter

[vom Betreiber auszufüllen: Name der Stelle, Rechtsform, Anschrift]

## Vertreten durch

[vom Betreiber auszufüllen: vertretungsberechtigte Person]

## Kontakt

[vom Betreiber auszufüllen: Telefon und E-Mail-Adresse]

## Verantwortlich für den Inhalt

[vom Betreiber auszufüllen: Name und Anschrift]

## Aufsicht

[vom Betreiber auszufüllen: Aufsichtsbehörde, falls vorhanden]`,
  },
  privacy: {
    title: 'Datenschutz',
    text: `Diese Seite sagt, welche Angaben Mittler über Sie speichert, wozu und wie lange.

## Verantwortlich

[vom Betreiber auszufüllen: Name und Anschrift der verantwortlichen Stelle]

## Datenschutzbeauftragte Person

[vom Betreiber auszufüllen: Kontakt]

## Was gespeichert wird

- Name, dienstliche E-Mail-Adresse, Kommune und Amt
- Geburtsdatum, soweit es für die Bescheinigung nötig ist
- Ihre Anwesenheit in Minuten je Inhaltsbereich, und wie sie geprüft wurde
- Angaben zu supervidierten Mediationen, ohne die Namen der Parteien
- Bescheinigungen und ihr Stand

## Wozu und auf welcher Grundlage

Die Angaben dienen der Ausbildung und der Bescheinigung nach der Verordnung über die Aus- und Fortbildung von zertifizierten Mediatoren. Rechtsgrundlage: [vom Betreiber auszufüllen]

## Wer sie sieht

Lehrkräfte sehen für ihre Termine Namen und Kommune. Ihre Kommune sieht den Stand ihrer eigenen Beschäftigten. Die Koordinierungsstelle sieht alles, was sie für die Bescheinigung braucht, aber nicht den Inhalt von Fällen.

## Wie lange

[vom Betreiber auszufüllen: Fristen der Aufbewahrung]

## Cookies und Speicher im Browser

Mittler setzt ein einziges Cookie: Es hält Ihre Anmeldung. Ihre Wahl von Sprache und Darstellung bleibt im Browser. Nichts davon dient der Werbung, und kein Dritter wird eingebunden.

## Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Übertragung Ihrer Angaben, und auf Beschwerde bei der Aufsichtsbehörde: [vom Betreiber auszufüllen]`,
  },
  accessibility: {
    title: 'Erklärung zur Barrierefreiheit',
    text: `Diese Erklärung gilt für das Portal Mittler. [vom Betreiber auszufüllen: Name der Stelle] ist bemüht, es nach dem Behindertengleichstellungsgesetz Nordrhein-Westfalen und der Verordnung dazu barrierefrei zu machen.

## Stand der Vereinbarkeit

Jede Seite wird bei 320, 768 und 1440 Pixeln Breite, hell und dunkel, mit automatischen Prüfungen nach den WCAG 2.2, Stufe AA, getestet. Eine Prüfung durch Menschen mit Hilfsmitteln steht aus: [vom Betreiber auszufüllen: Ergebnis und Datum]

## Was noch nicht barrierefrei ist

[vom Betreiber auszufüllen: bekannte Barrieren, Grund und Abhilfe]

## Barriere melden {#melden}

Stoßen Sie auf eine Barriere? Bitte schreiben Sie uns, was nicht ging und auf welcher Seite: [vom Betreiber auszufüllen: E-Mail-Adresse und Telefon]. Wir antworten in der Regel innerhalb von zwei Wochen.

## Überwachungsstelle und Ombudsstelle

Wenn unsere Antwort Ihnen nicht hilft, können Sie sich an die Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen wenden: [vom Betreiber auszufüllen: Anschrift]

## Erstellt am

[vom Betreiber auszufüllen: Datum]`,
  },
};

const en: OperatorTexts = {
  imprint: {
    title: 'Imprint',
    text: `Information under section 5 of the German Digital Services Act.

## Provider

[to be filled in by the operator: name of the body, legal form, address]

## Represented by

[to be filled in by the operator: authorised person]

## Contact

[to be filled in by the operator: telephone and e-mail address]

## Responsible for the content

[to be filled in by the operator: name and address]

## Supervision

[to be filled in by the operator: supervisory authority, if any]`,
  },
  privacy: {
    title: 'Privacy',
    text: `This page says what Mittler stores about you, what for, and how long.

## Controller

[to be filled in by the operator: name and address of the controller]

## Data protection officer

[to be filled in by the operator: contact]

## What is stored

- Name, work e-mail address, municipality and department
- Birth date, where the certificate needs it
- Your attendance in minutes by content area, and how it was checked
- Facts about supervised mediations, without the names of the parties
- Certificates and their status

## What for and on which basis

The facts serve the training and its certificate under the German regulation on the training of certified mediators. Legal basis: [to be filled in by the operator]

## Who sees them

Trainers see names and municipalities for their sessions. Your municipality sees the standing of its own staff. The coordination office sees what it needs for the certificate, but not the content of cases.

## How long

[to be filled in by the operator: retention periods]

## Cookies and storage in the browser

Mittler sets one single cookie: it keeps you signed in. Your choice of language and appearance stays in the browser. None of it serves advertising, and no third party is involved.

## Your rights

You have the right to access, rectification, erasure, restriction and portability of your data, and to complain to the supervisory authority: [to be filled in by the operator]`,
  },
  accessibility: {
    title: 'Accessibility statement',
    text: `This statement is about the portal Mittler. [to be filled in by the operator: name of the body] strives to make it accessible under the equality law of North Rhine-Westphalia.

## State of conformance

Every page is tested at widths of 320, 768 and 1440 pixels, light and dark, with automatic checks against WCAG 2.2, level AA. A test by people with assistive technology is yet to come: [to be filled in by the operator: result and date]

## What is not accessible yet

[to be filled in by the operator: known barriers, reason and remedy]

## Report a barrier {#melden}

Have you met a barrier? Please write to us what did not work and on which page: [to be filled in by the operator: e-mail address and telephone]. We usually answer within two weeks.

## Monitoring body and ombudsperson

If our answer does not help, you can turn to the ombuds office for accessible information technology of North Rhine-Westphalia: [to be filled in by the operator: address]

## Drawn up on

[to be filled in by the operator: date]`,
  },
};

export const operatorTexts: Spoken<OperatorTexts> = { de, en };
