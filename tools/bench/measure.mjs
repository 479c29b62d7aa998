// @ts-check

/**
 * One side of a comparison. `run` does a round and tells how many requests it made; `cpu` counts what its server used.
 *
 * @typedef {object} Side
 * @property {string} name
 * @property {() => Promise<number>} run
 * @property {() => number} cpu microseconds so far
 *
 * @typedef {{ readonly median: number, readonly q1: number, readonly q3: number }} Spread
 * @typedef {{ readonly milliseconds: Spread, readonly cpuMicroseconds: Spread }} Cost of one request
 */

/**
 * Rounds in shuffled order after a warm-up.
 *
 * @param {readonly Side[]} sides
 * @param {{ readonly rounds: number, readonly warmUp: number, readonly random: () => number }} how `warmUp` in seconds
 * @returns {Promise<ReadonlyMap<string, { readonly times: readonly number[], readonly cpus: readonly number[] }>>} per request, round by round
 */
export async function measure(sides, { rounds, warmUp, random }) {
  const results = new Map(
    sides.map(({ name }) => [name, { times: /** @type {number[]} */ ([]), cpus: /** @type {number[]} */ ([]) }]),
  );
  for (const side of sides) {
    const end = performance.now() + (warmUp * 1000) / sides.length;
    while (performance.now() < end) await side.run();
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const side of shuffled(sides, random)) {
      const cpu = side.cpu();
      const began = performance.now();
      const requests = await side.run();
      const result = results.get(side.name);
      result?.times.push((performance.now() - began) / requests);
      result?.cpus.push((side.cpu() - cpu) / requests);
    }
  }
  return results;
}

/** @param {readonly number[]} values @returns {Spread} */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => {
    const place = part * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
  };
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) };
}

/**
 * Paired by round: how many times the one's time the other takes.
 *
 * @param {readonly number[]} ones
 * @param {readonly number[]} others
 */
export const ratioOf = (ones, others) => spreadOf(ones.map((one, round) => one / (others[round] ?? NaN)));

/** The same numbers in every run. @param {number} seed @returns {() => number} from 0 to 1 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} random
 * @returns {readonly T[]}
 */
function shuffled(list, random) {
  return list
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
