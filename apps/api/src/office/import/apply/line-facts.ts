import { randomUUID } from 'node:crypto';
import type { FactContent, NewFact } from '../../../ledger/fact-row';
import type { PlannedHours, PlannedTraining } from '../plan/line-plan';

/** Where an imported fact came from. */
export interface ImportSource {
  readonly import: string;
  readonly line: number;
}

/**
 * The facts of one line: past hours per area and modality, supervised mediations, and the end of the course.
 */
export function factsOf(training: PlannedTraining, enrolmentId: string, source: ImportSource): readonly NewFact[] {
  const fact = (
    content: FactContent,
    replaces: string | null,
    detail: Readonly<Record<string, unknown>> = {},
  ): NewFact => ({
    id: randomUUID(),
    enrolmentId,
    replaces,
    blockId: null,
    content,
    evidence: { ...source, ...detail },
  });
  return [
    ...training.hours.map((hours) => fact(hoursContent(hours), hours.replaces)),
    ...training.cases.map(({ mediatedOn, supervisedOn, supervisor, place }) =>
      fact(
        {
          kind: 'confirmed-case',
          on: mediatedOn,
          role: 'mediator',
          setting: 'individual',
          minutes: null,
          agreement: null,
          supervisedOn,
          confirmedOn: supervisedOn,
        },
        null,
        { supervisor, place },
      ),
    ),
    ...(training.finishedOn === null
      ? []
      : [
          fact(
            { kind: 'course-finished', on: training.finishedOn, exercisesIncluded: training.exercisesIncluded },
            null,
          ),
        ]),
  ];
}

/** § 2 Abs. 4 Satz 3 ZMediatAusbV: virtual hours count where the office has seen that attendance was checked and interaction ensured. */
function hoursContent({ area, modality, minutes, on, accepted }: PlannedHours): FactContent {
  const hours = { on, purpose: 'training', area, module: null, modality, minutes } as const;
  if (accepted) return { kind: 'external-evidence', ...hours };
  return { kind: 'mark', ...hours, attendance: 'present', check: 'import', interactionEnsured: false };
}
