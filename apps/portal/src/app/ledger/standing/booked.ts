import type { FactAnswer, FindingAnswer, MyCourse, MyCourseSession } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';

/** What the course's coming sessions would add. Only a forecast: what counts is decided when it is recorded. */
export interface Booked {
  readonly areas: ReadonlyMap<string, number>;
  /** Minutes still missing for the total or for areas, whichever asks for more. */
  readonly missing: number;
  /** Minutes that fill what is missing. */
  readonly total: number;
  readonly sessions: readonly MyCourseSession[];
  /** Coming ones that do not take place; they add nothing. */
  readonly cancelled: readonly MyCourseSession[];
}

/**
 * Coming sessions without a mark of hers, in the order of time. Virtual minutes are taken up to what the cap leaves,
 * so that nobody plans with hours that will not count.
 */
export function bookedMinutes(
  findings: readonly FindingAnswer[],
  facts: readonly FactAnswer[],
  course: MyCourse | null,
  on: IsoDate,
): Booked {
  const marked = new Set(facts.flatMap(({ block }) => block ?? []));
  const coming = (course?.sessions ?? []).filter(
    ({ day, cancelledAt, blocks }) => day >= on && cancelledAt === null && blocks.some(({ id }) => !marked.has(id)),
  );
  const cancelled = (course?.sessions ?? []).filter(({ day, cancelledAt }) => day >= on && cancelledAt !== null);
  const cap = findings.find(({ kind }) => kind === 'modality-cap');
  let virtualLeft = cap === undefined ? Number.POSITIVE_INFINITY : Math.max(0, cap.needed - cap.counted);
  const areas = new Map<string, number>();
  let total = 0;
  for (const block of coming.flatMap(({ blocks }) => blocks)) {
    if (marked.has(block.id) || block.purpose !== 'training') continue;
    const minutes = block.modality === 'virtual' ? Math.min(block.plannedMinutes, virtualLeft) : block.plannedMinutes;
    if (block.modality === 'virtual') virtualLeft -= minutes;
    total += minutes;
    if (block.area) areas.set(block.area, (areas.get(block.area) ?? 0) + minutes);
  }
  const areaFindings = findings.filter(({ kind }) => kind === 'area-minutes');
  const inAreas = areaFindings.reduce((sum, { missing }) => sum + missing, 0);
  const inTotal = findings.find(({ kind }) => kind === 'total-minutes')?.missing ?? 0;
  const missing = Math.max(inAreas, inTotal);
  // A surplus in one area never fills another: only what exceeds the areas' needs is free for the total.
  const forAreas = areaFindings.reduce(
    (sum, { subject, missing: lacks }) => sum + Math.min(lacks, areas.get(subject ?? '') ?? 0),
    0,
  );
  const free = Math.min(Math.max(0, total - forAreas), Math.max(0, missing - inAreas));
  return { areas, missing, total: Math.min(missing, forAreas + free), sessions: coming, cancelled };
}
