import type {
  ImportField,
  LineNote,
  LineOutcome,
  LineProblemCode,
  MatchedBy,
  ImportReferenceKind,
} from '@mittler/contract';
import type { Contradiction, MatchReason, Modality } from '@mittler/domain';
import type { Spoken } from '../../../shell/language';

/** Sentences for every line of an import; `found` is what stands in the cell, or what helps. */
interface LineTexts {
  readonly outcomes: Readonly<Record<LineOutcome, string>>;
  readonly fields: Readonly<Record<ImportField, string>>;
  readonly problems: Readonly<Record<LineProblemCode, (found: string) => string>>;
  readonly notes: Readonly<Record<LineNote, string>>;
  readonly agrees: Readonly<Record<MatchReason, string>>;
  readonly differs: Readonly<Record<Contradiction, string>>;
  readonly matchedBy: Readonly<Record<MatchedBy, string>>;
  readonly modalities: Readonly<Record<Modality, string>>;
  readonly references: Readonly<Record<ImportReferenceKind, (count: number) => string>>;
}

const quoted = (found: string): string => (found === '' ? '' : `„${found}“ `);
const counted =
  (one: string, many: string) =>
  (count: number): string =>
    `${String(count)} ${count === 1 ? one : many}`;

const de: LineTexts = {
  outcomes: {
    add: 'Neu',
    change: 'Geändert',
    same: 'Unverändert',
    ask: 'Frage',
    refuse: 'Abgelehnt',
    skip: 'Ausgelassen',
  },
  fields: {
    'person-id': 'Personen-Nr.',
    'family-name': 'Nachname',
    'given-names': 'Vorname',
    'full-name': 'Name („Nachname, Vorname“)',
    'birth-date': 'Geburtsdatum',
    email: 'E-Mail',
    municipality: 'Kommune',
    'municipality-key': 'Kommune (Gemeindeschlüssel)',
    department: 'Amt',
    'department-code': 'Amt (Kennung)',
    course: 'Lehrgang',
    'started-on': 'Beginn im Lehrgang',
    'finished-on': 'Abschluss des Lehrgangs',
    'certificate-number': 'Nummer der Bescheinigung',
    'certificate-issued-on': 'Bescheinigung ausgestellt am',
    'area-hours': 'Stunden in einem Bereich',
    'case-mediated-on': 'Mediation: Tag',
    'case-supervised-on': 'Mediation: Tag der Supervision',
    'case-supervisor': 'Mediation: Supervisor:in',
    'case-place': 'Mediation: Ort der Supervision',
  },
  problems: {
    missing: () => 'fehlt.',
    'not-a-date': (found) => `${quoted(found)}ist kein Datum.`,
    'impossible-date': (found) => `${quoted(found)}gibt es im Kalender nicht.`,
    'ambiguous-date': (found) =>
      `${quoted(found)}ist nicht eindeutig. Bitte Tag, Monat und vierstelliges Jahr angeben.`,
    'not-hours': (found) => `${quoted(found)}sind keine Stunden. Möglich sind 7,5 oder 7:30.`,
    'not-whole-minutes': (found) => `${quoted(found)}ergibt keine ganzen Minuten.`,
    'negative-hours': (found) => `${quoted(found)}ist weniger als null.`,
    'not-an-email': (found) => `${quoted(found)}ist keine E-Mail-Adresse.`,
    'not-a-municipality-key': (found) => `${quoted(found)}ist kein Gemeindeschlüssel.`,
    'name-not-split': (found) =>
      `${quoted(found)}lässt sich nicht in Nachname und Vorname teilen. Bitte ein Komma setzen.`,
    'too-long': () => 'ist zu lang.',
    'control-character': () => 'enthält ein unsichtbares Steuerzeichen.',
    'date-in-future': (found) => `${quoted(found)}liegt in der Zukunft.`,
    'municipality-missing': () => 'Es steht nicht fest, zu welcher Kommune die Person gehört.',
    'municipality-unknown': (found) => `Die Kommune ${quoted(found)}kennen wir nicht.`,
    'municipality-ambiguous': (found) => `Die Kommune ist nicht eindeutig. Gemeint sein könnte: ${found}.`,
    'department-missing': () => 'Es steht nicht fest, zu welchem Amt die Person gehört.',
    'course-missing': () => 'Stunden, Mediationen und Bescheinigungen brauchen einen Lehrgang.',
    'course-unknown': (found) => `Den Lehrgang ${quoted(found)}gibt es nicht oder mehrfach.`,
    'area-unknown': (found) => `Den Inhaltsbereich ${quoted(found)}gibt es in der Ordnung nicht.`,
    'modality-missing': () => 'Es steht nicht fest, ob die Stunden im Raum oder virtuell waren.',
    'hours-too-many': (found) => `${quoted(found)}ist mehr, als möglich ist.`,
    'rule-set-missing': () => 'Am Tag der Ausstellung galt keine Fassung der Ordnung. Bitte wählen Sie eine.',
    'certificate-incomplete': () => 'Zur Bescheinigung gehören Nummer und Tag der Ausstellung.',
    'certificate-number-taken': (found) => `Die Nummer ${quoted(found)}hat schon eine andere Bescheinigung.`,
    'already-certified': () => 'Diese Person hat im Lehrgang schon eine Bescheinigung.',
    'period-invalid': () => 'Das Ende liegt vor dem Beginn.',
    'person-deactivated': () => 'Diese Person ist deaktiviert.',
    'email-taken': (found) => `Die Adresse ${quoted(found)}gehört zu einem anderen Konto.`,
    'external-id-taken': (found) => `Die Personen-Nr. ${quoted(found)}gehört zu jemand anderem.`,
    'line-repeated': (found) => `Dieselbe Person steht schon in Zeile ${found}.`,
  },
  notes: {
    'email-kept': 'Die E-Mail-Adresse bleibt: Damit meldet sich die Person an.',
    'minutes-beside-roll': 'Im Bereich gibt es schon Stunden aus Anwesenheitslisten. Die der Datei kommen hinzu.',
    'end-in-future': 'Das Ende liegt in der Zukunft und wird noch nicht vermerkt.',
    'in-other-department': 'Die Person ist im Lehrgang für ein anderes Amt eingeschrieben. Das bleibt so.',
    'virtual-not-checked':
      'Virtuelle Stunden werden erfasst, zählen aber nicht, solange nicht bestätigt ist, wie sie geprüft wurden.',
    'cases-without-detail':
      'Die Mediationen zählen. Für die Bescheinigung fehlen noch Angaben, die nicht in der Datei stehen.',
  },
  agrees: {
    'external-id': 'gleiche Personen-Nr.',
    email: 'gleiche E-Mail',
    'name-and-birth-date': 'gleicher Name und gleiches Geburtsdatum',
    name: 'gleicher Name',
  },
  differs: {
    'external-id': 'andere Personen-Nr.',
    email: 'andere E-Mail',
    name: 'anderer Name',
    'birth-date': 'anderes Geburtsdatum',
  },
  matchedBy: {
    'external-id': 'erkannt an der Personen-Nr.',
    email: 'erkannt an der E-Mail',
    'name-and-birth-date': 'erkannt an Name und Geburtsdatum',
    name: 'erkannt am Namen',
    answer: 'von Ihnen zugeordnet',
  },
  modalities: { room: 'im Raum', virtual: 'virtuell' },
  references: {
    facts: counted('weiterer Vermerk', 'weitere Vermerke'),
    enrolments: counted('weitere Einschreibung', 'weitere Einschreibungen'),
    memberships: counted('weitere Zugehörigkeit zu einem Amt', 'weitere Zugehörigkeiten zu einem Amt'),
    roles: counted('vergebene Rolle', 'vergebene Rollen'),
    account: counted('Konto mit Anmeldung', 'Konten mit Anmeldung'),
    certificates: counted('Bescheinigung', 'Bescheinigungen'),
    revocations: counted('Widerruf einer Bescheinigung', 'Widerrufe von Bescheinigungen'),
    cases: counted('erfasste Mediation', 'erfasste Mediationen'),
    sessions: counted('Termin', 'Termine'),
    registrations: counted('eigene Anmeldung zum Lehrgang', 'eigene Anmeldungen zum Lehrgang'),
    'person-changed': counted('Person, die danach geändert wurde', 'Personen, die danach geändert wurden'),
    other: counted('anderer Eintrag', 'andere Einträge'),
  },
};

const inQuotes = (found: string): string => (found === '' ? '' : `“${found}” `);

const en: LineTexts = {
  outcomes: { add: 'New', change: 'Changed', same: 'Unchanged', ask: 'Question', refuse: 'Refused', skip: 'Left out' },
  fields: {
    'person-id': 'Person no.',
    'family-name': 'Family name',
    'given-names': 'Given names',
    'full-name': 'Name (“family, given”)',
    'birth-date': 'Birth date',
    email: 'E-mail',
    municipality: 'Municipality',
    'municipality-key': 'Municipality (official key)',
    department: 'Department',
    'department-code': 'Department (code)',
    course: 'Course',
    'started-on': 'Began the course on',
    'finished-on': 'Finished the course on',
    'certificate-number': 'Certificate number',
    'certificate-issued-on': 'Certificate issued on',
    'area-hours': 'Hours in an area',
    'case-mediated-on': 'Mediation: day',
    'case-supervised-on': 'Mediation: day of supervision',
    'case-supervisor': 'Mediation: supervisor',
    'case-place': 'Mediation: place of supervision',
  },
  problems: {
    missing: () => 'is missing.',
    'not-a-date': (found) => `${inQuotes(found)}is no date.`,
    'impossible-date': (found) => `${inQuotes(found)}does not exist in the calendar.`,
    'ambiguous-date': (found) => `${inQuotes(found)}is ambiguous. Please give day, month and a year of four digits.`,
    'not-hours': (found) => `${inQuotes(found)}are no hours. Possible are 7,5 or 7:30.`,
    'not-whole-minutes': (found) => `${inQuotes(found)}makes no whole minutes.`,
    'negative-hours': (found) => `${inQuotes(found)}is less than nought.`,
    'not-an-email': (found) => `${inQuotes(found)}is no e-mail address.`,
    'not-a-municipality-key': (found) => `${inQuotes(found)}is no key of a municipality.`,
    'name-not-split': (found) => `${inQuotes(found)}cannot be split into family and given name. Please use a comma.`,
    'too-long': () => 'is too long.',
    'control-character': () => 'has an invisible control character.',
    'date-in-future': (found) => `${inQuotes(found)}is in the future.`,
    'municipality-missing': () => 'It is not known to which municipality the person belongs.',
    'municipality-unknown': (found) => `We do not know the municipality ${inQuotes(found)}.`,
    'municipality-ambiguous': (found) => `The municipality is ambiguous. It might be: ${found}.`,
    'department-missing': () => 'It is not known to which department the person belongs.',
    'course-missing': () => 'Hours, mediations and certificates need a course.',
    'course-unknown': (found) => `The course ${inQuotes(found)}does not exist, or several do.`,
    'area-unknown': (found) => `The rule set has no area ${inQuotes(found)}.`,
    'modality-missing': () => 'It is not known whether the hours were in the room or virtual.',
    'hours-too-many': (found) => `${inQuotes(found)}is more than is possible.`,
    'rule-set-missing': () => 'No rule set was in force on the day of issue. Please choose one.',
    'certificate-incomplete': () => 'A certificate needs its number and the day of issue.',
    'certificate-number-taken': (found) => `Another certificate has the number ${inQuotes(found)}.`,
    'already-certified': () => 'This person has a certificate in the course already.',
    'period-invalid': () => 'The end is before the beginning.',
    'person-deactivated': () => 'This person is deactivated.',
    'email-taken': (found) => `The address ${inQuotes(found)}belongs to another account.`,
    'external-id-taken': (found) => `The person no. ${inQuotes(found)}belongs to somebody else.`,
    'line-repeated': (found) => `The same person is in line ${found} already.`,
  },
  notes: {
    'email-kept': 'The e-mail address stays: the person signs in with it.',
    'minutes-beside-roll': 'Rolls have hours in the area already. Those of the file are added.',
    'end-in-future': 'The end is in the future and is not recorded yet.',
    'in-other-department': 'The person is enrolled in the course for another department. That stays.',
    'virtual-not-checked': 'Virtual hours are recorded but do not count until somebody confirms how they were checked.',
    'cases-without-detail': 'The mediations count. The certificate still needs what the file does not say.',
  },
  agrees: {
    'external-id': 'same person no.',
    email: 'same e-mail',
    'name-and-birth-date': 'same name and birth date',
    name: 'same name',
  },
  differs: {
    'external-id': 'other person no.',
    email: 'other e-mail',
    name: 'other name',
    'birth-date': 'other birth date',
  },
  matchedBy: {
    'external-id': 'recognised by the person no.',
    email: 'recognised by the e-mail',
    'name-and-birth-date': 'recognised by name and birth date',
    name: 'recognised by the name',
    answer: 'assigned by you',
  },
  modalities: { room: 'in the room', virtual: 'virtual' },
  references: {
    facts: counted('further fact', 'further facts'),
    enrolments: counted('further enrolment', 'further enrolments'),
    memberships: counted('further membership', 'further memberships'),
    roles: counted('role granted', 'roles granted'),
    account: counted('account in use', 'accounts in use'),
    certificates: counted('certificate', 'certificates'),
    revocations: counted('revocation', 'revocations'),
    cases: counted('recorded mediation', 'recorded mediations'),
    sessions: counted('session', 'sessions'),
    registrations: counted('registration of her own', 'registrations of their own'),
    'person-changed': counted('person changed since', 'people changed since'),
    other: counted('other entry', 'other entries'),
  },
};

export const lineTexts: Spoken<LineTexts> = { de, en };
