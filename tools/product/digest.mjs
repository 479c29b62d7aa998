// @ts-check

/** Not business: when somebody was last seen, and how often an address tried. */
const ASIDE = ['sign_in', 'rate_limit'];

/**
 * One text of all that is in the database: equal before and after where nothing may be written.
 *
 * @param {import('pg').Client} sql
 * @returns {Promise<Readonly<Record<string, string>>>} by table
 */
export async function digestOf(sql) {
  const { rows } = await sql.query(
    `select tablename as name from pg_tables where schemaname = 'public' and not tablename = any($1) order by 1`,
    [ASIDE],
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(md5(t::text), '' order by t::text), '')) as sum from "${name}" t`,
  );
  const sums = await sql.query(parts.join(' union all '));
  return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]));
}

/**
 * @param {Readonly<Record<string, string>>} before
 * @param {Readonly<Record<string, string>>} after
 * @returns {readonly string[]} tables that are not as they were
 */
export function changed(before, after) {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
