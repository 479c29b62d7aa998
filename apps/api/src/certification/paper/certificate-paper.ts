import { groupedCheckCode } from './check-code';
import type { CertificateContent, FormOfAddress } from './paper-content';
import { printedCount, printedDate, printedHours } from '../../paper/printed-words';
import { qrImage } from '../../paper/qr-image';
import type { Sheet, SheetSection } from '../../paper/sheet';
import { printSheet, type PaperStandard } from '../../paper/sheet-press';
import { discussedMediations, mediatorAs, supervisionTable } from './supervision-section';

const titleHeading: Readonly<Record<FormOfAddress, string>> = {
  feminine: 'Ausbildung zur zertifizierten Mediatorin',
  masculine: 'Ausbildung zum zertifizierten Mediator',
  open: 'Ausbildung als zertifizierte:r Mediator:in',
};

/**
 * The certificate under § 2(6) ZMediatAusbV (seven items since 1 March 2024, six before) or under another scheme, as a tagged
 * PDF/A-2a in German. Same content, same bytes.
 *
 * @throws UnprintablePaper where a character has no glyph.
 */
export async function certificatePdf(
  content: CertificateContent,
  standard: PaperStandard = 'a-2a',
): Promise<Uint8Array> {
  return printSheet(certificateSheet(content), standard);
}

/** The words of the certificate, item by item. */
export function certificateSheet(content: CertificateContent): Sheet {
  const name = `${content.person.givenNames} ${content.person.familyName}`;
  const code = groupedCheckCode(content.verification.code);
  const heading = certificateHeading(content);
  return {
    documentTitle: `${heading}: ${name}, Nummer ${content.number}`,
    author: content.institution.name,
    date: content.issuedOn,
    institution: { ...content.institution, role: 'Ausbildungseinrichtung' },
    number: content.number,
    eyebrow:
      content.basis.kind === 'scheme'
        ? `Bescheinigung nach ${content.basis.schemeName}`
        : 'Bescheinigung nach § 2 Absatz 6 ZMediatAusbV',
    heading,
    name,
    born: `geboren am ${printedDate(content.person.birthDate)}`,
    lead: achievement(content),
    sections: [training(content), areas(content), ...supervisions(content)],
    closing: {
      placeAndDate: `${content.placeOfIssue}, ${printedDate(content.issuedOn)}`,
      signatory: content.signatory.name,
      role: content.signatory.role,
      remarks: remarks(content),
    },
    verification: {
      code,
      prompt: `Prüfen: ${content.verification.shownAddress}`,
      explanation: 'Der Code zeigt Name, Nummer und Gültigkeit.',
      qr: qrImage(content.verification.url),
      qrDescription: `QR-Code zur Prüfung dieser Bescheinigung, Prüfcode ${code}`,
    },
    foot: `Bescheinigung Nummer ${content.number} · Prüfcode ${code}`,
  };
}

function certificateHeading({ basis, givesTitle, person, training: { courseName } }: CertificateContent): string {
  if (basis.kind === 'scheme') return courseName;
  return givesTitle ? titleHeading[person.formOfAddress] : 'Ausbildung in Mediation';
}

function achievement({ basis, person, supervisions: held }: CertificateContent): string {
  const mediator = mediatorAs[person.formOfAddress];
  switch (basis.kind) {
    case 'zmediatausbv-until-2024-02-29':
      return (
        `hat die Ausbildung erfolgreich abgeschlossen. Der Ausbildungslehrgang ist erfolgreich beendet, die Einzelsupervision im Anschluss ` +
        `an eine als ${mediator} oder Co-${mediator} durchgeführte Mediation ist durchgeführt. Es gilt die ` +
        `Zertifizierte-Mediatoren-Ausbildungsverordnung in der Fassung bis 29.02.2024.`
      );
    case 'zmediatausbv-from-2024-03-01':
      return (
        `hat den Ausbildungslehrgang beendet und ${printedCount(held.length)} supervidierte Mediationen durchgeführt. ` +
        `Die Supervisionen sind jeweils durch die Supervisorin oder den Supervisor bestätigt. Es gilt die ` +
        `Zertifizierte-Mediatoren-Ausbildungsverordnung in der Fassung ab 01.03.2024.`
      );
    case 'scheme': {
      if (held.length === 0) return `hat die Ausbildung nach ${basis.schemeName} abgeschlossen.`;
      const mediations =
        held.length === 1 ? 'eine supervidierte Mediation' : `${printedCount(held.length)} supervidierte Mediationen`;
      return `hat die Ausbildung nach ${basis.schemeName} abgeschlossen und ${mediations} durchgeführt.`;
    }
  }
}

function training({ training: course, areas: taught }: CertificateContent): SheetSection {
  const virtual = taught.some(({ virtualMinutes }) => virtualMinutes > 0);
  const sentences = [
    `${printedDate(course.from)} bis ${printedDate(course.until)}, ${course.places.join('; ')}.`,
    course.exercisesIncluded ? 'Der Lehrgang umfasste praktische Übungen und Rollenspiele.' : '',
    virtual && course.virtualAssured
      ? 'Bei den virtuellen Stunden waren Anwesenheitsprüfung und persönliche Interaktion sichergestellt.'
      : '',
  ];
  return {
    heading: 'Datum und Ort der Ausbildung',
    text: sentences.filter((sentence) => sentence !== '').join(' '),
    table: null,
    notes: [],
  };
}

function areas({ basis, areas: taught, required }: CertificateContent): SheetSection {
  const minutes = taught.reduce((sum, area) => sum + area.minutes, 0);
  const virtual = taught.reduce((sum, area) => sum + area.virtualMinutes, 0);
  const cap = required?.virtualAtMost ?? null;
  const overCap = cap !== null && virtual > cap;
  // The old text knows no virtual hours: the column is left out unless a reading of it let some count.
  const showVirtual = basis.kind !== 'zmediatausbv-until-2024-02-29' || virtual > 0;
  const atLeast = required === null ? [] : [`mindestens ${printedHours(required.minutes)}`];
  const atMost = !showVirtual || cap === null || overCap ? [] : [`höchstens ${printedHours(cap)} virtuell`];
  const bounds = [...atLeast, ...atMost].join(', ');
  return {
    heading:
      basis.kind === 'scheme'
        ? 'Vermittelte Inhalte und Zeitstunden'
        : 'Vermittelte Inhalte nach der Anlage und Zeitstunden',
    text: null,
    table: {
      columns: [
        { label: 'Nr.', width: 'fit', align: 'start' },
        { label: 'Inhalt', width: 'wide', align: 'start' },
        { label: 'Zeitstunden', width: 'fit', align: 'end' },
        ...(showVirtual ? [{ label: 'davon virtuell', width: 'fit', align: 'end' } as const] : []),
      ],
      rows: taught.map((area) => [
        area.number,
        area.title,
        printedHours(area.minutes),
        ...(showVirtual ? [printedHours(area.virtualMinutes)] : []),
      ]),
      total: [
        '',
        bounds === '' ? 'Gesamt' : `Gesamt (${bounds})`,
        printedHours(minutes),
        ...(showVirtual ? [printedHours(virtual)] : []),
      ],
    },
    // The table shows what was attended; the cap limits what counts, so a higher virtual figure needs a word.
    notes: overCap ? [{ mark: null, text: onlyCounted(cap) }] : [],
  };
}

function onlyCounted(cap: number): string {
  return cap === 0
    ? 'Auf die vorgeschriebenen Zeitstunden sind keine virtuellen angerechnet.'
    : `Auf die vorgeschriebenen Zeitstunden sind höchstens ${printedHours(cap)} virtuelle angerechnet.`;
}

function supervisions({ basis, person, supervisions: held }: CertificateContent): readonly SheetSection[] {
  if (held.length === 0) return [];
  // Old § 2(6) knows no anonymised cases: they are left out there even if a line was released.
  const old = basis.kind === 'zmediatausbv-until-2024-02-29';
  if (!old && held.some(({ mediation }) => mediation !== null))
    return [discussedMediations(held, person.formOfAddress)];
  const heading = old && held.length === 1 ? 'Einzelsupervision' : 'Supervisionen';
  return [{ heading, text: null, table: supervisionTable(held), notes: [] }];
}

function remarks({ basis, sealed, renewal, furtherSupervisions }: CertificateContent): readonly string[] {
  const made = sealed
    ? 'Elektronisch ausgestellt und gesiegelt, ohne Unterschrift.'
    : 'Elektronisch ausgestellt, ohne Unterschrift.';
  const source = basis.kind === 'scheme' ? '' : ' (§ 3 Abs. 1)';
  const training =
    renewal === null
      ? []
      : [`Fortbildung: ${printedHours(renewal.minutes)} Zeitstunden bis ${printedDate(renewal.until)}${source}.`];
  const further =
    furtherSupervisions === null
      ? []
      : [
          `${String(furtherSupervisions.count)} Einzelsupervisionen bis ${printedDate(furtherSupervisions.until)} (§ 4 Abs. 1 in der Fassung bis 29.02.2024).`,
        ];
  return [[made, ...training, ...further].join(' ')];
}
