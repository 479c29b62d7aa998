// @ts-check
/**
 * Who may what. One line for each route; a route without a line and a line without a route are both red.
 *
 * A role that is not named may never: 403. `all`: the subject of everybody. `municipality`: of her municipality, else it
 * is not there: 404. `own`: hers alone, else 404. `some`: the route itself shows only what is hers, to whomever it is
 * asked about; the canary tells whether it does.
 *
 * @typedef {'all' | 'municipality' | 'own' | 'some'} Reach
 * @typedef {object} Line
 * @property {import('./subjects.mjs').SubjectKind} [of] what it is about
 * @property {'anyone' | Readonly<Partial<Record<import('../../product/few-people-rows.mjs').Role, Reach>>>} may
 * @property {number | readonly number[]} [answer] where it is allowed; absent: as the router declares it. Many writes give a
 *   version that never was (412) or a state that refuses (409), so that the next cell finds everything as it was.
 * @property {Readonly<Record<string, unknown>>} [with] fields of the body that the schema can't know
 * @property {string} [query]
 * @property {boolean} [last] it ends the caller's session
 */
export const STALE = { version: 999_999 };
/** A series that nothing ends. */
export const ENDLESS = { rhythm: 'weekly', count: null, until: null };
export const QUALIFIED = { scheme: 'zmediatausbv', area: '2', validUntil: null };
export const TOKEN = { token: 'a'.repeat(43) };
export const office = /** @param {Reach} [reach] */ (reach = 'all') =>
  /** @type {const} */ ({ 'coordination-office': reach });
export const departments = /** @type {const} */ ({ ...office(), approver: 'own' });
export const trainers = /** @type {const} */ ({ ...office(), trainer: 'own' });
export const units = /** @type {const} */ ({ ...office(), 'municipal-coordinator': 'municipality' });
export const admins = /** @type {const} */ ({ ...office(), administrator: 'all' });
export const everybody = /** @param {Reach} reach */ (reach) => ({
  trainee: reach,
  trainer: reach,
  approver: reach,
  'municipal-coordinator': reach,
  'coordination-office': reach,
  auditor: reach,
  administrator: reach,
});
export const reports = /** @type {const} */ ({ ...units, auditor: 'all' });
