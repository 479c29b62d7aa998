// @ts-check

/**
 * @typedef {object} Verdict
 * @property {readonly string[]} broken
 * @property {number} capacity at the end
 * @property {number} seats held at the end
 * @property {number} most seats ever held at once
 * @property {number} freed seats that somebody gave up, and seats that were added
 * @property {number} promoted people who came from the waiting list to a seat
 * @property {number} pairs of acknowledged places compared
 */

const SEATED = new Set(['admitted', 'confirmed', 'taking-part', 'completed', 'not-attended']);

/**
 * Replays the history of a round, as the database wrote it down, and compares it with what was answered.
 *
 * @param {import('pg').Client} sql
 * @param {import('./round.mjs').Course} course
 * @param {import('./round.mjs').Played} played
 * @returns {Promise<Verdict>}
 */
export async function judgeRound(sql, course, played) {
  const { rows: events } = await sql.query(
    `select e.registration_id as id, e.from_state as "from", e.to_state as "to", e.means
       from registration_event e join registration r on r.id = e.registration_id where r.course_id = $1 order by e.seq`,
    [course.id],
  );
  const { rows: present } = await sql.query(
    `select r.id, r.state, r.place::int, c.capacity, c.seats_taken from registration r join course c on c.id = r.course_id where c.id = $1`,
    [course.id],
  );
  const capacity = present[0]?.capacity ?? course.capacity;
  const broken = [...played.failures];
  const replay = replayed(events, broken);
  const most = Math.max(played.most, replay.most);
  if (most > capacity) broken.push(`${most} seats were held at once, of ${capacity}`);
  const seats = present.filter(({ state }) => SEATED.has(state)).length;
  if (seats !== present[0]?.seats_taken)
    broken.push(`the course counts ${present[0]?.seats_taken} seats, and ${seats} are held`);
  const waiting = present.filter(({ state }) => state === 'waiting').length;
  if (waiting > 0 && seats < capacity) broken.push(`${capacity - seats} seats are free, and ${waiting} wait`);
  const freed = replay.freed + capacity - course.capacity;
  if (waiting > 0 && replay.promoted !== freed)
    broken.push(`${freed} seats became free, and ${replay.promoted} people moved up`);
  const line = acknowledgedOrder(events, played.acknowledged);
  broken.push(...line.broken);
  return { broken, capacity, seats, most, freed, promoted: replay.promoted, pairs: line.pairs };
}

/**
 * @typedef {{ readonly id: string, readonly from: string | null, readonly to: string, readonly means: string }} Event
 * @param {readonly Event[]} events
 * @param {string[]} broken
 */
function replayed(events, broken) {
  /** @type {string[]} */
  const line = [];
  /** @type {Map<string, number>} */
  const promotions = new Map();
  let seats = 0;
  let most = 0;
  let freed = 0;
  for (const { id, from, to } of events) {
    const had = from !== null && SEATED.has(from);
    const has = SEATED.has(to);
    if (has && !had) seats += 1;
    if (had && !has) {
      seats -= 1;
      freed += 1;
    }
    most = Math.max(most, seats);
    if (from === 'waiting') {
      if (has && line[0] !== id) broken.push('somebody moved up who was not the first in the line');
      if (has) promotions.set(id, (promotions.get(id) ?? 0) + 1);
      line.splice(line.indexOf(id), 1);
    }
    if (to === 'waiting') line.push(id);
  }
  for (const times of promotions.values()) if (times > 1) broken.push('somebody moved up twice');
  return { most, freed, promoted: promotions.size };
}

/**
 * Whoever was told that she waits before another one even asked stands before her; and who was told first that the course
 * is full was not passed by.
 *
 * @param {readonly Event[]} events
 * @param {readonly import('./round.mjs').Acknowledged[]} acknowledged
 */
function acknowledgedOrder(events, acknowledged) {
  const order = new Map(events.filter(({ to }) => to === 'waiting').map(({ id }, index) => [id, index]));
  const queued = acknowledged.flatMap(({ registration, sentAt, answeredAt }) => {
    const place = order.get(registration);
    return place === undefined ? [] : [{ place, sentAt, answeredAt }];
  });
  let pairs = 0;
  let turned = 0;
  for (const before of queued) {
    for (const after of queued) {
      if (before.answeredAt >= after.sentAt) continue;
      pairs += 1;
      if (before.place > after.place) turned += 1;
    }
  }
  return { pairs, broken: turned > 0 ? [`${turned} acknowledged places are in the wrong order`] : [] };
}
