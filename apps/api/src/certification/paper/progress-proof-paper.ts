import type { ProgressProofContent } from './paper-content';
import { printedDate, printedHours } from '../../paper/printed-words';
import type { Sheet, SheetSection } from '../../paper/sheet';
import { printSheet, type PaperStandard } from '../../paper/sheet-press';
import { supervisionTable } from './supervision-section';

/**
 * „Nachweis über den Teilstand“: what a trainee has done so far, for herself or for another institution. It claims neither
 * the completion nor the title and says so. As a tagged PDF/A-2a in German; same content, same bytes.
 *
 * @throws UnprintablePaper where a character has no glyph.
 */
export async function progressProofPdf(
  content: ProgressProofContent,
  standard: PaperStandard = 'a-2a',
): Promise<Uint8Array> {
  return printSheet(progressProofSheet(content), standard);
}

/** The words of the proof. */
export function progressProofSheet(content: ProgressProofContent): Sheet {
  const { person, institution, training } = content;
  const name = `${person.givenNames} ${person.familyName}`;
  const day = printedDate(content.on);
  return {
    documentTitle: `Nachweis über den Teilstand: ${name}, Stand ${day}`,
    author: institution.name,
    date: content.on,
    institution: { ...institution, role: 'Ausbildungseinrichtung' },
    number: null,
    eyebrow: training.courseName,
    heading: 'Nachweis über den Teilstand',
    name,
    born: person.birthDate === null ? '' : `geboren am ${printedDate(person.birthDate)}`,
    lead: `hat bis zum ${day} die folgenden Teile der Ausbildung nach ${ruleBook(content)} abgeleistet. ${whatItIsNot(content)}`,
    sections: [course(content), areas(content), supervisions(content)],
    closing: {
      placeAndDate: `Stand ${day}`,
      signatory: null,
      role: null,
      remarks: ['Elektronisch erstellt, ohne Unterschrift.'],
    },
    verification: null,
    foot: `Nachweis über den Teilstand · ${name} · Stand ${day}`,
  };
}

function ruleBook({ basis }: ProgressProofContent): string {
  switch (basis.kind) {
    case 'zmediatausbv-until-2024-02-29':
      return 'der Zertifizierte-Mediatoren-Ausbildungsverordnung in der Fassung bis 29.02.2024';
    case 'zmediatausbv-from-2024-03-01':
      return 'der Zertifizierte-Mediatoren-Ausbildungsverordnung in der Fassung ab 01.03.2024';
    case 'scheme':
      return basis.schemeName;
  }
}

function whatItIsNot({ basis }: ProgressProofContent): string {
  return basis.kind === 'scheme'
    ? 'Dieser Nachweis ist keine Bescheinigung über den Abschluss der Ausbildung.'
    : 'Dieser Nachweis ist keine Bescheinigung nach § 2 Absatz 6 ZMediatAusbV und berechtigt nicht zu einer Bezeichnung.';
}

function course({ training }: ProgressProofContent): SheetSection {
  const period =
    training.until === null
      ? `seit ${printedDate(training.from)}`
      : `${printedDate(training.from)} bis ${printedDate(training.until)}`;
  return {
    heading: 'Lehrgang',
    text: `${training.courseName}, ${period}, ${training.places.join('; ')}.`,
    table: null,
    notes: [],
  };
}

function areas({ areas: taught, total }: ProgressProofContent): SheetSection {
  const minutes = taught.reduce((sum, area) => sum + area.minutes, 0);
  const virtual = taught.reduce((sum, area) => sum + area.virtualMinutes, 0);
  return {
    heading: 'Inhalte und Zeitstunden',
    text: null,
    table: {
      columns: [
        { label: 'Nr.', width: 'fit', align: 'start' },
        { label: 'Inhalt', width: 'wide', align: 'start' },
        { label: 'Besucht', width: 'fit', align: 'end' },
        { label: 'davon virtuell', width: 'fit', align: 'end' },
        { label: 'Angerechnet', width: 'fit', align: 'end' },
        { label: 'Verlangt', width: 'fit', align: 'end' },
      ],
      rows: taught.map((area) => [
        area.number,
        area.title,
        printedHours(area.minutes),
        printedHours(area.virtualMinutes),
        printedHours(area.countedMinutes),
        needed(area.neededMinutes),
      ]),
      total: [
        '',
        'Gesamt',
        printedHours(minutes),
        printedHours(virtual),
        printedHours(total.countedMinutes),
        needed(total.neededMinutes),
      ],
    },
    notes: [
      {
        mark: null,
        text: 'Eine Zeitstunde hat 60 Minuten. Besucht ist, was gültig erfasst ist; angerechnet, was davon auf die Ausbildung zählt.',
      },
    ],
  };
}

function needed(minutes: number | null): string {
  return minutes === null ? '–' : printedHours(minutes);
}

function supervisions({ supervisions: held, neededSupervisions }: ProgressProofContent): SheetSection {
  const needed = neededSupervisions === null ? '' : ` von ${String(neededSupervisions)}`;
  return {
    heading: 'Bestätigte Supervisionen',
    text: `${String(held.length)}${needed} bestätigt.`,
    table: held.length === 0 ? null : supervisionTable(held),
    notes: [],
  };
}
