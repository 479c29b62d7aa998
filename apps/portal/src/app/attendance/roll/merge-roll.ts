import type { Roll, RollMark } from '@mittler/contract';

/** The roll with what the server says holds now. */
export function settled(roll: Roll, present: readonly RollMark[]): Roll {
  const byEnrolment = new Map<string, RollMark[]>();
  for (const mark of present) byEnrolment.set(mark.enrolmentId, [...(byEnrolment.get(mark.enrolmentId) ?? []), mark]);
  return {
    ...roll,
    rows: roll.rows.map((row) => {
      const fresh = byEnrolment.get(row.enrolmentId);
      if (fresh === undefined) return row;
      const blocks = new Set(fresh.map(({ blockId }) => blockId));
      return { ...row, marks: [...row.marks.filter(({ blockId }) => !blocks.has(blockId)), ...fresh] };
    }),
  };
}
