import type { IsoDate } from '@mittler/domain';
import { codeFrom } from '@mittler/domain';
import { createHash } from 'node:crypto';
import { printedDate } from '../../paper/printed-words';
import type { Sheet } from '../../paper/sheet';

/** Lines for people who come without being on the list. */
const emptyLines = 4;

export interface SignInSheet {
  readonly sessionId: string;
  readonly title: string;
  readonly courseName: string;
  readonly day: IsoDate;
  /** "09:00 bis 12:15 Uhr" */
  readonly hours: string;
  readonly venue: string;
  readonly town: string;
  readonly institution: { readonly name: string; readonly address: string };
  readonly rows: readonly { readonly enrolmentId: string; readonly name: string; readonly municipality: string }[];
}

/** Names a row of the sheet: whoever reads the paper later finds the same person on the roll, and a copy of another day's does not fit. */
export function rowCode(sessionId: string, enrolmentId: string): string {
  const code = codeFrom([...createHash('sha256').update(`${sessionId} ${enrolmentId}`).digest()]);
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** The words of the list that people sign. No birth dates: it lies on a table. */
export function signInSheet(content: SignInSheet): Sheet {
  const { sessionId, title, courseName, day, hours, venue, town, institution, rows } = content;
  const date = printedDate(day);
  const named = rows.map(({ enrolmentId, name, municipality }, index) => [
    String(index + 1),
    name,
    municipality,
    rowCode(sessionId, enrolmentId),
    '',
    '',
    '',
  ]);
  const empty = Array.from({ length: emptyLines }, (_, index) => [
    String(rows.length + index + 1),
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  return {
    documentTitle: `Anwesenheitsliste: ${title}, ${date}`,
    author: institution.name,
    date: day,
    institution: { ...institution, role: 'Ausbildungseinrichtung' },
    number: null,
    eyebrow: courseName,
    heading: 'Anwesenheitsliste',
    name: title,
    born: '',
    lead: `${date}, ${hours}, ${venue}, ${town}. Bitte tragen Sie ein, von wann bis wann Sie da waren, und unterschreiben Sie selbst.`,
    sections: [
      {
        heading: 'Teilnehmende',
        text: null,
        table: {
          columns: [
            { label: 'Nr.', width: 'fit', align: 'start' },
            { label: 'Name', width: 'wide', align: 'start' },
            { label: 'Kommune', width: 'narrow', align: 'start' },
            { label: 'Code', width: 'fit', align: 'start' },
            { label: 'von', width: 'narrow', align: 'start' },
            { label: 'bis', width: 'narrow', align: 'start' },
            { label: 'Unterschrift', width: 'wide', align: 'start' },
          ],
          rows: [...named, ...empty],
          total: null,
          tall: true,
        },
        notes: [],
      },
    ],
    closing: {
      placeAndDate: 'Ort, Datum, Unterschrift der Lehrkraft',
      signatory: null,
      role: null,
      remarks: [
        'Der Code gehört zu Person und Termin. Ein Scan der unterschriebenen Liste lässt sich dem Termin anhängen.',
      ],
    },
    verification: null,
    foot: `Anwesenheitsliste · ${title} · ${date}`,
  };
}
