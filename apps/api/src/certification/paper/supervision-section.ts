import type { FormOfAddress, PaperMediation, PaperSupervision, PaperSupervisor } from './paper-content';
import { letterOf, printedDate } from '../../paper/printed-words';
import type { SheetSection, SheetTable } from '../../paper/sheet';

/** How the holder is called as a mediator. */
export const mediatorAs: Readonly<Record<FormOfAddress, string>> = {
  feminine: 'Mediatorin',
  masculine: 'Mediator',
  open: 'Mediator:in',
};

/** Date and place of each supervision and the supervisor with address: § 2(6) nos. 5 and 6. */
export function supervisionTable(held: readonly Omit<PaperSupervision, 'mediation'>[]): SheetTable {
  return {
    columns: [
      { label: 'Nr.', width: 'fit', align: 'start' },
      { label: 'Datum und Ort', width: 'narrow', align: 'start' },
      { label: 'Supervision', width: 'wide', align: 'start' },
    ],
    rows: held.map((supervision, index) => [
      String(index + 1),
      dateAndPlace(supervision),
      nameAndAddress(supervision.supervisor),
    ]),
    total: null,
  };
}

/** § 2(6) nos. 5 to 7: the supervisions with the mediations discussed in them; supervisors are lettered and named once. */
export function discussedMediations(held: readonly PaperSupervision[], form: FormOfAddress): SheetSection {
  const supervisors = distinct(held.map(({ supervisor }) => supervisor));
  const place = (supervisor: PaperSupervisor): number => supervisors.findIndex((other) => same(other, supervisor));
  return {
    heading: 'Supervisionen und besprochene Mediationen (anonymisiert)',
    text: null,
    table: {
      columns: [
        { label: 'Nr.', width: 'fit', align: 'start' },
        { label: 'Datum und Ort', width: 'narrow', align: 'start' },
        { label: 'Supervision', width: 'fit', align: 'start' },
        { label: 'Mediation', width: 'wide', align: 'start' },
      ],
      rows: held.map((supervision, index) => [
        String(index + 1),
        dateAndPlace(supervision),
        letterOf(place(supervision.supervisor)),
        supervision.mediation === null ? '' : mediationLine(supervision.mediation, form),
      ]),
      total: null,
    },
    notes: supervisors.map((supervisor, index) => ({ mark: letterOf(index), text: nameAndAddress(supervisor) })),
  };
}

function mediationLine(mediation: PaperMediation, form: FormOfAddress): string {
  const role = mediation.role === 'mediator' ? mediatorAs[form] : `Co-${mediatorAs[form]}`;
  const sessions = mediation.sessions === 1 ? '1 Sitzung' : `${String(mediation.sessions)} Sitzungen`;
  const agreement =
    mediation.agreement === null ? [] : [mediation.agreement ? 'mit Vereinbarung' : 'ohne Vereinbarung'];
  return [mediation.field, mediation.parties, sessions, role, ...agreement].join(', ');
}

function dateAndPlace({ on, place }: Pick<PaperSupervision, 'on' | 'place'>): string {
  return `${printedDate(on)}, ${place}`;
}

function nameAndAddress({ name, address }: PaperSupervisor): string {
  return `${name}, ${address}`;
}

function same(one: PaperSupervisor, other: PaperSupervisor): boolean {
  return one.name === other.name && one.address === other.address;
}

function distinct(supervisors: readonly PaperSupervisor[]): readonly PaperSupervisor[] {
  return supervisors.filter((supervisor, index) => supervisors.findIndex((other) => same(other, supervisor)) === index);
}
