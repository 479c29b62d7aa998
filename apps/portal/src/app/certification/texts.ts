import type { ProblemCode } from '@mittler/contract';
import type { Spoken } from '../shell/language';

const itemsDe: Readonly<Record<string, string>> = {
  person: 'Name und Geburtsdatum',
  institution: 'Name und Anschrift der Einrichtung',
  'training-date-and-place': 'Datum und Ort der Ausbildung',
  'contents-and-hours': 'Inhalte und Stunden',
  'supervision-date-and-place': 'Datum und Ort der Supervisionen',
  supervisor: 'Name und Anschrift der Supervisor:innen',
  'anonymised-cases': 'anonymisierte Fälle',
};
const itemsEn: Readonly<Record<string, string>> = {
  person: 'name and birth date',
  institution: 'name and address of the institution',
  'training-date-and-place': 'date and place of the training',
  'contents-and-hours': 'contents and hours',
  'supervision-date-and-place': 'date and place of the supervisions',
  supervisor: 'names and addresses of the supervisors',
  'anonymised-cases': 'anonymised cases',
};
const toDoDe: Partial<Record<ProblemCode, string>> = {
  'birth-date-missing': 'Geburtsdatum eintragen',
  'person-deactivated': 'Zur Person',
  'certificate-item-missing': 'Zur Person',
  'paper-not-printable': 'Schreibweise bei der Person prüfen',
  'already-certified': 'Zur vorhandenen Bescheinigung',
};
const toDoEn: Partial<Record<ProblemCode, string>> = {
  'birth-date-missing': 'Enter the birth date',
  'person-deactivated': 'To the person',
  'certificate-item-missing': 'To the person',
  'paper-not-printable': 'Check the spelling on the person’s page',
  'already-certified': 'To the certificate that exists',
};

const de = {
  title: 'Bescheinigungen',
  name: 'Name',
  number: 'Nummer',
  course: 'Lehrgang',
  municipality: 'Kommune',
  department: 'Kommune und Dienststelle',
  allCourses: 'Alle Lehrgänge',
  allMunicipalities: 'Alle Kommunen',
  states: { valid: 'gültig', lapsed: 'Recht erloschen', revoked: 'widerrufen' },
  obstacles: { 'birth-date-missing': 'Geburtsdatum fehlt', 'person-deactivated': 'deaktiviert' },
  item: (item: string) => itemsDe[item] ?? item,
  issue: {
    title: 'Bescheinigungen ausstellen',
    heading: (ready: number) =>
      ready === 0
        ? 'Zurzeit ist niemand bereit zur Ausstellung.'
        : ready === 1
          ? '1 Person ist bereit zur Ausstellung.'
          : `${String(ready)} Personen sind bereit zur Ausstellung.`,
    lead: 'Hier steht nur, wer nach der Ordnung alles erfüllt. An der Prüfung vorbei wird nichts ausgestellt.',
    candidates: 'Bereit zur Ausstellung',
    all: 'Alle auswählen, bei denen nichts fehlt',
    take: (name: string) => `${name} auswählen`,
    readyFrom: 'Bereit seit',
    obstacle: 'Was noch fehlt',
    toPerson: 'Zur Person',
    nobody: 'Niemand wartet auf eine Bescheinigung.',
    on: 'Datum auf der Bescheinigung',
    onHint: 'Nicht in der Zukunft und nicht vor dem Tag, an dem alles erfüllt war.',
    act: (number: number) =>
      number === 0
        ? 'Bescheinigungen ausstellen'
        : number === 1
          ? '1 Bescheinigung ausstellen'
          : `${String(number)} Bescheinigungen ausstellen`,
    working: (done: number, of: number) => `${String(done)} von ${String(of)} bearbeitet`,
    result: (issued: number, refused: number) => {
      const papers = issued === 1 ? '1 Bescheinigung ausgestellt' : `${String(issued)} Bescheinigungen ausgestellt`;
      return refused === 0 ? `${papers}.` : `${papers}, ${String(refused)} abgelehnt.`;
    },
    refused: 'Abgelehnt, mit Grund',
    issued: 'Ausgestellt',
    unmet: (law: string, subject: string | null, missing: string, unit: string) => {
      const what = subject === null ? '' : /^\d/.test(subject) ? `Bereich ${subject}: ` : `${subject}: `;
      const amount =
        unit === 'minutes' ? `${missing} fehlen` : unit === 'cases' ? `${missing} Mediationen fehlen` : 'fehlt';
      return `${what}${amount} (${law})`;
    },
    toDo: (code: ProblemCode) => toDoDe[code] ?? 'Stand und Gründe ansehen',
  },
  register: {
    heading: (ready: number) =>
      ready === 0
        ? 'Alle fälligen Bescheinigungen sind ausgestellt.'
        : ready === 1
          ? '1 Person wartet auf ihre Bescheinigung.'
          : `${String(ready)} Personen warten auf ihre Bescheinigung.`,
    lead: 'Das Verzeichnis aller ausgestellten Bescheinigungen, auch der widerrufenen.',
    words: 'Name oder Anfang der Nummer',
    state: 'Zustand',
    allStates: 'alle',
    search: 'Suchen',
    issuedOn: 'Ausgestellt',
    rightUntil: 'Recht bis',
    none: 'Zu dieser Auswahl gibt es keine Bescheinigung.',
  },
  one: {
    title: 'Bescheinigung',
    heading: (name: string) => `Bescheinigung für ${name}`,
    pdf: 'Als PDF laden',
    revoked: (date: string) => `Widerrufen am ${date}.`,
    contents: 'Bescheinigte Inhalte und Stunden',
    noContents: (source: string | null) =>
      source === null
        ? 'Es sind keine Inhalte hinterlegt.'
        : `Übernommen aus: ${source}. Ein Dokument gibt es hier nicht.`,
    area: 'Inhaltsbereich',
    hours: 'Stunden',
    virtual: 'davon virtuell',
    about: 'Angaben',
    birthDate: 'Geburtsdatum',
    standing: 'Stand und Gründe',
    revoke: 'Bescheinigung widerrufen',
    revokeMore:
      'Sie bleibt im Verzeichnis. Wer sie prüft, liest, dass sie widerrufen ist. Das lässt sich nicht zurücknehmen.',
    reason: 'Grund',
    repeat: 'Nummer zur Bestätigung',
    repeatHint: (number: string) => `Tippen Sie ${number}, damit es sicher die richtige ist.`,
    revokedNow: 'Die Bescheinigung ist widerrufen.',
  },
  verify: {
    title: 'Bescheinigung prüfen',
    lead: 'Der Prüfcode steht unten auf der Bescheinigung. Sie brauchen kein Konto.',
    code: 'Prüfcode',
    codeHint: '12 Zeichen, unten auf der Bescheinigung. Die Zeichen 0, O, 1 und I kommen nicht vor.',
    number: 'Nummer der Bescheinigung',
    numberHint: 'Wenn Sie sie angeben, wird sie mit verglichen.',
    act: 'Prüfen',
    again: 'Erneut prüfen',
    another: 'Eine andere Bescheinigung prüfen',
    verdicts: {
      valid: { title: 'Diese Bescheinigung ist gültig.', text: 'Ausgestellt und nicht widerrufen.' },
      lapsed: {
        title: 'Das Recht aus dieser Bescheinigung ist erloschen.',
        text: 'Sie wurde ausgestellt und nicht widerrufen, aber die Fortbildung wurde nicht rechtzeitig nachgewiesen.',
      },
      revoked: { title: 'Diese Bescheinigung ist widerrufen.', text: 'Sie wurde ausgestellt und später widerrufen.' },
      unknown: { title: 'Dieser Code ist unbekannt.', text: '' },
    },
    unknownCode: (code: string) => `Zu ${code} gibt es keine Bescheinigung. Vielleicht ist nur ein Zeichen vertippt.`,
    stillUnknown: 'Bleibt der Code unbekannt?',
    stillUnknownMore:
      'Fragen Sie die ausstellende Stelle. Ein unbekannter Code beweist keine Fälschung, die Bescheinigung ist damit aber auch nicht bestätigt.',
    name: 'Ausgestellt für',
    ruleSet: 'Grundlage',
    titleRight: 'Bezeichnung',
    issued: 'Ausgestellt am und von',
    revokedOn: 'Widerrufen am',
    renewal: (hours: string) => `Fortbildung: ${hours} Stunden bis`,
    rightUntil: 'Recht bis',
    compare: 'Vergleichen Sie den Namen mit dem Ausweis.',
    compareMore: 'Geburtsdatum und Fälle zeigen wir hier nicht.',
    checked: (date: string, time: string, code: string) =>
      `Geprüft am ${date} um ${time} Uhr mit Code ${code}. Ihre Prüfung wird nicht mit Ihrem Namen gespeichert.`,
    print: 'Prüfbeleg drucken',
  },
};

const en: typeof de = {
  title: 'Certificates',
  name: 'Name',
  number: 'Number',
  course: 'Course',
  municipality: 'Municipality',
  department: 'Municipality and department',
  allCourses: 'All courses',
  allMunicipalities: 'All municipalities',
  states: { valid: 'valid', lapsed: 'right lapsed', revoked: 'revoked' },
  obstacles: { 'birth-date-missing': 'birth date missing', 'person-deactivated': 'deactivated' },
  item: (item) => itemsEn[item] ?? item,
  issue: {
    title: 'Issue certificates',
    heading: (ready) =>
      ready === 0
        ? 'Nobody is ready to certify at present.'
        : ready === 1
          ? '1 person is ready to certify.'
          : `${String(ready)} people are ready to certify.`,
    lead: 'Only those are here who meet everything that the scheme asks for. Nothing is issued around the assessment.',
    candidates: 'Ready to certify',
    all: 'Choose all for whom nothing is missing',
    take: (name) => `Choose ${name}`,
    readyFrom: 'Ready since',
    obstacle: 'What is still missing',
    toPerson: 'To the person',
    nobody: 'Nobody waits for a certificate.',
    on: 'Date on the certificate',
    onHint: 'Not in the future and not before the day on which everything was met.',
    act: (number) =>
      number === 0
        ? 'Issue certificates'
        : number === 1
          ? 'Issue 1 certificate'
          : `Issue ${String(number)} certificates`,
    working: (done, of) => `${String(done)} of ${String(of)} done`,
    result: (issued, refused) => {
      const papers = issued === 1 ? '1 certificate issued' : `${String(issued)} certificates issued`;
      return refused === 0 ? `${papers}.` : `${papers}, ${String(refused)} refused.`;
    },
    refused: 'Refused, with the reason',
    issued: 'Issued',
    unmet: (law, subject, missing, unit) => {
      const what = subject === null ? '' : /^\d/.test(subject) ? `Area ${subject}: ` : `${subject}: `;
      const amount =
        unit === 'minutes' ? `${missing} missing` : unit === 'cases' ? `${missing} mediations missing` : 'missing';
      return `${what}${amount} (${law})`;
    },
    toDo: (code) => toDoEn[code] ?? 'See standing and reasons',
  },
  register: {
    heading: (ready) =>
      ready === 0
        ? 'All certificates that were due are issued.'
        : ready === 1
          ? '1 person waits for her certificate.'
          : `${String(ready)} people wait for their certificates.`,
    lead: 'The register of all certificates issued, revoked ones included.',
    words: 'Name or beginning of the number',
    state: 'State',
    allStates: 'all',
    search: 'Search',
    issuedOn: 'Issued',
    rightUntil: 'Right until',
    none: 'There is no certificate for this choice.',
  },
  one: {
    title: 'Certificate',
    heading: (name) => `Certificate of ${name}`,
    pdf: 'Load as PDF',
    revoked: (date) => `Revoked on ${date}.`,
    contents: 'Certified contents and hours',
    noContents: (source) =>
      source === null ? 'No contents are stored.' : `Taken over from: ${source}. There is no document here.`,
    area: 'Content area',
    hours: 'Hours',
    virtual: 'of these virtual',
    about: 'Details',
    birthDate: 'Birth date',
    standing: 'Standing and reasons',
    revoke: 'Revoke the certificate',
    revokeMore: 'It stays in the register. Whoever verifies it reads that it is revoked. This cannot be taken back.',
    reason: 'Reason',
    repeat: 'Number as confirmation',
    repeatHint: (number) => `Type ${number}, so that it is surely the right one.`,
    revokedNow: 'The certificate is revoked.',
  },
  verify: {
    title: 'Verify a certificate',
    lead: 'The check code is at the bottom of the certificate. You need no account.',
    code: 'Check code',
    codeHint: '12 characters at the bottom of the certificate. 0, O, 1 and I do not occur.',
    number: 'Number of the certificate',
    numberHint: 'If you give it, it is compared as well.',
    act: 'Verify',
    again: 'Verify again',
    another: 'Verify another certificate',
    verdicts: {
      valid: { title: 'This certificate is valid.', text: 'Issued and not revoked.' },
      lapsed: {
        title: 'The right from this certificate has lapsed.',
        text: 'It was issued and not revoked, but the further training was not proven in time.',
      },
      revoked: { title: 'This certificate is revoked.', text: 'It was issued and revoked later.' },
      unknown: { title: 'This code is unknown.', text: '' },
    },
    unknownCode: (code) => `There is no certificate for ${code}. Perhaps a single character is mistyped.`,
    stillUnknown: 'Does the code stay unknown?',
    stillUnknownMore:
      'Ask the body that issued it. An unknown code proves no forgery, but the certificate is not confirmed by it either.',
    name: 'Issued to',
    ruleSet: 'Legal basis',
    titleRight: 'Title',
    issued: 'Issued on and by',
    revokedOn: 'Revoked on',
    renewal: (hours) => `Further training: ${hours} hours by`,
    rightUntil: 'Right until',
    compare: 'Compare the name with the identity card.',
    compareMore: 'We show neither birth date nor cases here.',
    checked: (date, time, code) =>
      `Verified on ${date} at ${time} with code ${code}. Your check is not stored with your name.`,
    print: 'Print the result',
  },
};

export const certificationTexts: Spoken<typeof de> = { de, en };
