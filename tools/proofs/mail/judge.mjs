// @ts-check
import { ADDRESSEES } from './deeds.mjs';

/**
 * @typedef {{ readonly id: string, readonly session: string | null, readonly sent: boolean, readonly withdrawn: boolean, readonly givenUp: boolean }} Row
 */

/**
 * What must hold in the end, whatever was killed when.
 *
 * @param {import('pg').Client} sql
 * @param {readonly import('./mail-server.mjs').Arrival[]} arrivals
 * @param {ReadonlyMap<string, number>} withdrawnAt registration by when the withdrawal was answered
 */
export async function judge(sql, arrivals, withdrawnAt) {
  /** @type {string[]} */
  const broken = [];
  /** @type {{ rows: Row[] }} */
  const { rows } = await sql.query(
    `select m.id, s.id as session, m.sent_at is not null as sent, m.withdrawn_at is not null as withdrawn, m.given_up_at is not null as "givenUp"
       from message m left join session s on m.about @> array['session:' || s.id] and m.template = 'session-invitation'
      where m.template <> 'password-changed'`,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const lost = rows.filter((row) => !row.withdrawn && (!row.sent || !arrivals.some(({ id }) => id === row.id)));
  if (lost.length > 0) broken.push(`${lost.length} mails were lost`);
  const unfounded = arrivals.filter(({ id }) => !known.has(id));
  if (unfounded.length > 0) broken.push(`${unfounded.length} mails arrived whose deed was never kept`);

  // Each planned session is one logical mail for each of its people; who has withdrawn gets none from then on.
  const { rows: sessions } = await sql.query(`select id from session where starts_at > '2030-01-01'`);
  for (const { id } of sessions) {
    const count = rows.filter((row) => row.session === id).length;
    if (count < ADDRESSEES - withdrawnAt.size || count > ADDRESSEES) broken.push(`a session has ${count} mails`);
  }
  const { rows: doubles } = await sql.query(
    `select recipient_person from message where template = 'session-invitation' group by recipient_person, about having count(*) > 1`,
  );
  if (doubles.length > 0) broken.push(`${doubles.length} logical mails have two rows`);

  const late = [];
  for (const [registration, at] of withdrawnAt) {
    const { rows: about } = await sql.query(
      `select id from message where about @> array['registration:' || $1::text] and template = 'session-invitation'`,
      [registration],
    );
    late.push(...arrivals.filter((arrival) => arrival.at > at && about.some(({ id }) => id === arrival.id)));
  }
  if (late.length > 0) broken.push(`${late.length} mails arrived after the withdrawal`);
  const sentAndWithdrawn = rows.filter((row) => row.withdrawn && arrivals.some(({ id }) => id === row.id));
  if (sentAndWithdrawn.length > 0) broken.push(`${sentAndWithdrawn.length} withdrawn mails arrived`);

  /** @type {Map<string, Set<string>>} */
  const texts = new Map();
  for (const { id, hash } of arrivals) texts.set(id, (texts.get(id) ?? new Set()).add(hash));
  const different = [...texts.values()].filter((hashes) => hashes.size > 1).length;
  if (different > 0) broken.push(`${different} repeated mails said something else`);
  return {
    broken,
    rows: rows.length,
    repeated: arrivals.length - texts.size,
    withdrawn: rows.filter((row) => row.withdrawn).length,
    lost: lost.length,
    unfounded: unfounded.length,
    late: late.length + sentAndWithdrawn.length,
  };
}
