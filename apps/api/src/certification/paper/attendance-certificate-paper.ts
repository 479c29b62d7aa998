import type { IsoDate } from '@mittler/domain';
import { printedDate, printedHours } from '../../paper/printed-words';
import type { Sheet, SheetSection } from '../../paper/sheet';
import { printSheet } from '../../paper/sheet-press';

/** One session that somebody attended. */
export interface AttendedSession {
  readonly day: IsoDate;
  readonly place: string;
  /** What was taught, as the areas are called; the session's title where it has none. */
  readonly contents: readonly string[];
  readonly roomMinutes: number;
  readonly virtualMinutes: number;
}

/** The items of § 3 Abs. 3 ZMediatAusbV, the same for a course: person, institution, date and place, contents and hours. */
export interface AttendanceCertificateContent {
  readonly on: IsoDate;
  readonly kind: 'course' | 'further-training';
  readonly title: string;
  readonly person: { readonly givenNames: string; readonly familyName: string; readonly birthDate: IsoDate };
  readonly institution: { readonly name: string; readonly address: string; readonly town: string };
  readonly signatory: { readonly name: string; readonly role: string };
  readonly sessions: readonly AttendedSession[];
}

/** @throws UnprintablePaper where a character has no glyph. */
export function attendanceCertificatePdf(content: AttendanceCertificateContent): Promise<Uint8Array> {
  return printSheet(attendanceCertificateSheet(content));
}

/** The words of the paper. It says what was attended and claims nothing else. */
export function attendanceCertificateSheet(content: AttendanceCertificateContent): Sheet {
  const { on, kind, title, person, institution, signatory } = content;
  const name = `${person.givenNames} ${person.familyName}`;
  const isCourse = kind === 'course';
  return {
    documentTitle: `Teilnahmebescheinigung: ${name}, ${title}`,
    author: institution.name,
    date: on,
    institution: {
      name: institution.name,
      address: institution.address,
      role: isCourse ? 'Ausbildungseinrichtung' : 'Fortbildungseinrichtung',
    },
    number: null,
    eyebrow: title,
    heading: 'Teilnahmebescheinigung',
    name,
    born: `geboren am ${printedDate(person.birthDate)}`,
    lead: isCourse
      ? `hat ${period(content.sessions)} an den folgenden Terminen des Lehrgangs teilgenommen. Diese Bescheinigung ist keine Bescheinigung über den Abschluss der Ausbildung.`
      : `hat ${period(content.sessions)} an der Fortbildungsveranstaltung „${title}“ teilgenommen (§ 3 Absatz 3 ZMediatAusbV).`,
    sections: [contents(content.sessions)],
    closing: {
      placeAndDate: `${institution.town}, ${printedDate(on)}`,
      signatory: signatory.name,
      role: signatory.role,
      remarks: ['Elektronisch erstellt, ohne Unterschrift.'],
    },
    verification: null,
    foot: `Teilnahmebescheinigung · ${name} · ${printedDate(on)}`,
  };
}

function period(sessions: readonly AttendedSession[]): string {
  const [first, last] = [sessions[0]?.day ?? '', sessions.at(-1)?.day ?? ''];
  return first === last ? `am ${printedDate(first)}` : `vom ${printedDate(first)} bis zum ${printedDate(last)}`;
}

function contents(sessions: readonly AttendedSession[]): SheetSection {
  const minutes = sessions.reduce((sum, each) => sum + each.roomMinutes + each.virtualMinutes, 0);
  return {
    heading: 'Inhalte und Dauer',
    text: null,
    table: {
      columns: [
        { label: 'Datum', width: 'fit', align: 'start' },
        { label: 'Ort', width: 'narrow', align: 'start' },
        { label: 'Inhalte', width: 'wide', align: 'start' },
        { label: 'Form', width: 'fit', align: 'start' },
        { label: 'Zeitstunden', width: 'fit', align: 'end' },
      ],
      rows: sessions.map((each) => [
        printedDate(each.day),
        each.place,
        each.contents.join('; '),
        form(each),
        printedHours(each.roomMinutes + each.virtualMinutes),
      ]),
      total: ['', '', 'Gesamt', '', printedHours(minutes)],
    },
    notes: [{ mark: null, text: 'Eine Zeitstunde hat 60 Minuten.' }],
  };
}

function form({ roomMinutes, virtualMinutes }: AttendedSession): string {
  if (virtualMinutes === 0) return 'Präsenz';
  return roomMinutes === 0 ? 'virtuell' : 'Präsenz und virtuell';
}
