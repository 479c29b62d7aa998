import type { EntityManager } from 'typeorm';

interface Period {
  readonly id: string;
  readonly from: string;
  readonly until: string | null;
}

/** What must be equal for two rows to be about the same matter. */
const matterOf = {
  membership: 'department_id',
  role_grant: 'role, municipality_key, department_id',
} as const;

/**
 * Moves the duplicate's periods. Where both were in one department (or had one role) at the same time, the two rows
 * become one that lasts as long as both together: nobody is in a department twice on one day.
 */
export async function mergePeriods(
  table: keyof typeof matterOf,
  from: string,
  to: string,
  tx: EntityManager,
): Promise<void> {
  // Each row anew: the one before may have lengthened its neighbour.
  for (;;) {
    const [next]: (Period & { readonly overlaps: readonly Period[] })[] = await tx.query(
      `select g.id, g.valid_from as "from", g.valid_until as "until",
            coalesce((select json_agg(json_build_object('id', s.id, 'from', s.valid_from, 'until', s.valid_until) order by s.valid_from)
                        from ${table} s
                       where s.person_id = $2 and row(${columns('s', table)}) is not distinct from row(${columns('g', table)})
                         and daterange(s.valid_from, s.valid_until, '[]') && daterange(g.valid_from, g.valid_until, '[]')), '[]') as overlaps
       from ${table} g where g.person_id = $1 order by g.valid_from limit 1`,
      [from, to],
    );
    if (!next) return;
    const { overlaps, ...period } = next;
    const [first, ...others] = overlaps;
    if (!first) {
      await tx.query(`update ${table} set person_id = $2 where id = $1`, [period.id, to]);
      continue;
    }
    const all = [period, ...overlaps];
    await tx.query(`delete from ${table} where id = any($1)`, [[period.id, ...others.map(({ id }) => id)]]);
    await tx.query(`update ${table} set valid_from = $2, valid_until = $3 where id = $1`, [
      first.id,
      all.map((one) => one.from).reduce((a, b) => (a < b ? a : b)),
      all.some((one) => one.until === null)
        ? null
        : all.map((one) => one.until ?? '').reduce((a, b) => (a < b ? b : a)),
    ]);
  }
}

function columns(alias: string, table: keyof typeof matterOf): string {
  return matterOf[table]
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}
