// @ts-check
//
//   npm run prove -- NAME [--long] [--twin]     one proof
//   npm run prove -- --all                      the short form of all
//   npm run prove -- --list                     their names with one line each
//
// A proof is a module in tools/proofs named like the proof, with one default export of the type Proof:
//
//   /** @type {import('../prove.mjs').Proof} */
//   export default {
//     name: 'start-stop',
//     line: 'Start, stop, kill -9 and busy port leave no process behind.',
//     async run({ long, twin, log }) {
//       …
//       return { holds: left === 0, figures: { 'processes left behind': left } };
//     },
//   };
//
// The short form takes at most 15 s, with `long` it reaches the figures that the product promises. With `twin` the same
// check runs against something broken on purpose; the check must then not hold. The exit code is 0 where the check holds
// and 1 where it does not, so a twin that is caught ends with 1.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureNode } from './launcher/node-version.mjs';

/**
 * @typedef {{ readonly long: boolean, readonly twin: boolean, readonly log: (line: string) => void }} Circumstances
 * @typedef {{ readonly holds: boolean, readonly figures: Readonly<Record<string, string | number>> }} Outcome
 * @typedef {object} Proof
 * @property {string} name as on the command line, and the name of its file
 * @property {string} line what it proves, in one line
 * @property {(circumstances: Circumstances) => Promise<Outcome>} run
 */

const FOLDER = new URL('./proofs/', import.meta.url);

/** @returns {Promise<readonly Proof[]>} */
async function allProofs() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.mjs') && !file.endsWith('.test.mjs'));
  const modules = await Promise.all(files.sort().map((file) => import(new URL(file, FOLDER).href)));
  return modules.map((module) => module.default);
}

/**
 * @param {Proof} proof
 * @param {{ long: boolean, twin: boolean }} form
 */
async function prove(proof, { long, twin }) {
  const began = performance.now();
  console.log(`${proof.name}${long ? ', long form' : ''}${twin ? ', against the broken twin' : ''}: ${proof.line}`);
  const holds = await attempt(proof, long, twin);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`  ${holds ? 'holds' : 'DOES NOT HOLD'} (${seconds} s)\n`);
  return holds;
}

/**
 * @param {Proof} proof
 * @param {boolean} long
 * @param {boolean} twin
 */
async function attempt(proof, long, twin) {
  try {
    const { holds, figures } = await proof.run({ long, twin, log: (line) => console.log(`  ${line}`) });
    for (const [what, figure] of Object.entries(figures)) console.log(`  ${what}: ${figure}`);
    return holds;
  } catch (error) {
    console.error(error);
    return false;
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean' },
      all: { type: 'boolean' },
      long: { type: 'boolean' },
      twin: { type: 'boolean' },
    },
  });
  const proofs = await allProofs();
  const form = { long: values.long ?? false, twin: values.twin ?? false };
  if (values.all) {
    let failed = 0;
    for (const proof of proofs) failed += (await prove(proof, { ...form, twin: false })) ? 0 : 1;
    console.log(`${proofs.length - failed} proofs hold, ${failed} do not.`);
    return failed === 0 ? 0 : 1;
  }
  const [name] = positionals;
  if (values.list || name === undefined) {
    const width = Math.max(...proofs.map((proof) => proof.name.length));
    for (const proof of proofs) console.log(`${proof.name.padEnd(width)}  ${proof.line}`);
    return values.list ? 0 : 2;
  }
  const proof = proofs.find((one) => one.name === name);
  if (proof) return (await prove(proof, form)) ? 0 : 1;
  console.error(`There is no proof "${name}". npm run prove -- --list names them.`);
  return 2;
}

if (await ensureNode(import.meta.url)) {
  // A proof may leave open handles of the thing that it broke.
  process.exit(await main());
}
