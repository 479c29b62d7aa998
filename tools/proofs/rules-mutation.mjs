// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOMAIN = fileURLToPath(new URL('../../libs/domain/', import.meta.url));
const STRYKER = fileURLToPath(new URL('../../node_modules/@stryker-mutator/core/bin/stryker.js', import.meta.url));

/** The least share of changes, in percent, that the rule book has to notice. */
const LEAST = 95;

/** The reason that is given for what is evaluated once at the start (`ignoreStatic`). */
const STATIC = /^Static mutant/;

/** @typedef {{ mutate: readonly string[], specs: string }} Part */

const PARAGRAPHS = '(zmediat|other-schemes|order-and)';

/**
 * A fixed part of the rules that can be changed and judged within a minute, with the specs that have to notice.
 * @type {{ parts: readonly Part[], mutants: number }}
 */
const SAMPLE = {
  parts: [
    { mutate: ['src/ledger/counting/deadlines.ts', 'src/ledger/standing/state.ts'], specs: '(deadlines|standing)' },
  ],
  mutants: 100,
};

/**
 * The whole engine and calendar. Each part is judged by its own chapters of the rule book alone: fewer specs can only
 * notice less, and an hour becomes half an hour. What no part names is judged by the whole book.
 * @type {{ parts: readonly Part[], mutants: number }}
 */
const WHOLE = {
  parts: [
    { mutate: ['src/ledger/assess.ts'], specs: PARAGRAPHS },
    { mutate: ['src/ledger/counting/course.ts', 'src/ledger/counting/case-findings.ts'], specs: PARAGRAPHS },
    { mutate: ['src/ledger/counting/minute-findings.ts'], specs: PARAGRAPHS },
    { mutate: ['src/ledger/counting/cycles.ts', 'src/ledger/counting/certificates.ts'], specs: PARAGRAPHS },
    { mutate: ['src/ledger/record/*.ts'], specs: '(zmediat|other-schemes|order-and|speaking)' },
    {
      mutate: ['src/ledger/counting/allocate-minutes.ts', 'src/ledger/counting/finding.ts'],
      specs: '(zmediat-2024|order-and|other-schemes|allocate)',
    },
    { mutate: ['src/ledger/standing/*.ts'], specs: '(standing|zmediatausbv-2024)' },
    { mutate: ['src/calendar/*.ts'], specs: '(iso-date|deadlines)' },
    { mutate: ['src/ledger/check-rule-set.ts'], specs: 'rule-set' },
    { mutate: ['src/ledger/counting/deadlines.ts'], specs: '(deadlines|zmediatausbv-2017)' },
  ],
  mutants: 1500,
};

/** @typedef {{ status: string, statusReason?: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }} Mutant */
/** @typedef {{ files: Record<string, { mutants: Mutant[] }> }} Report */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'rules-mutation',
  line: `Changes the rules in small ways; the rule book has to notice at least ${LEAST} % of the changes.`,
  async run({ long, twin, log }) {
    const { parts, mutants: least } = long ? WHOLE : SAMPLE;
    /** @type {Report} */
    const report = { files: {} };
    for (const { mutate, specs } of long ? withTheRest(parts) : parts) {
      // The twin is a rule book without the specs of what is changed: it must not get through.
      const { files } = await judged(mutate, twin ? 'speaking-facts' : specs, log);
      Object.assign(report.files, files);
      if (long) log(`${Object.keys(files).join(', ')}: judged`);
    }
    const mutants = Object.entries(report.files).flatMap(([file, { mutants: changed }]) =>
      changed.map((mutant) => ({ ...mutant, file })),
    );
    const counted = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
    const missed = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const unexplained = missed.filter((mutant) => !isExplained(mutant));
    if (!twin) {
      for (const { file, location, mutatorName, replacement } of missed) {
        log(`not noticed: ${file}:${location.start.line} ${mutatorName} ${replacement ?? ''}`);
      }
    }
    const setAside = mutants.filter(
      ({ status, statusReason = '' }) => status === 'Ignored' && !STATIC.test(statusReason),
    );
    // What was set aside with a reason counts as not noticed: a reason explains, it does not raise the figure.
    const all = counted.length + setAside.length;
    const score = all === 0 ? 0 : (100 * (counted.length - missed.length)) / all;
    return {
      holds: counted.length >= least && score >= LEAST && unexplained.length === 0,
      figures: {
        'changes judged': `${counted.length} (at least ${least})`,
        'changes noticed, %': `${score.toFixed(2)} (at least ${LEAST})`,
        'not noticed': missed.length,
        'not noticed and not explained in libs/domain/mutation-survivors.md': unexplained.length,
        'set aside in the code with a reason, and counted as not noticed': setAside.length,
        'evaluated once at the start, not changed': mutants.length - all,
      },
    };
  },
};

/**
 * An explanation is a line of the table that names file, kind of change and replacement.
 *
 * @param {Mutant & { file: string }} mutant
 */
function isExplained({ file, mutatorName, replacement }) {
  const table = readFileSync(`${DOMAIN}mutation-survivors.md`, 'utf8').split('\n');
  const [first = ''] = (replacement ?? '').split('\n');
  return table.some((line) => [file, mutatorName, first.trim()].every((part) => line.includes(part)));
}

/**
 * Whatever the configuration names and no part does.
 *
 * @param {readonly Part[]} parts
 * @returns {readonly Part[]}
 */
function withTheRest(parts) {
  const named = parts.flatMap(({ mutate }) => mutate);
  const usual = JSON.parse(readFileSync(`${DOMAIN}stryker.conf.json`, 'utf8'));
  return [...parts, { mutate: [...usual.mutate, ...named.map((file) => `!${file}`)], specs: '' }];
}

/**
 * @param {readonly string[]} files
 * @param {string} specs
 * @param {(line: string) => void} log
 * @returns {Promise<Report>}
 */
async function judged(files, specs, log) {
  const own = `tmp/rules-mutation-${process.pid}`;
  const folder = `${ROOT}${own}`;
  const usual = JSON.parse(readFileSync(`${DOMAIN}stryker.conf.json`, 'utf8'));
  const settings = {
    ...usual,
    mutate: [...files, ...usual.mutate.filter((/** @type {string} */ file) => file.startsWith('!'))],
    tempDirName: `../../${own}/copies`,
    jsonReporter: { fileName: `../../${own}/report.json` },
    reporters: ['json'],
    thresholds: { ...usual.thresholds, break: null },
  };
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(`${folder}/stryker.conf.json`, JSON.stringify(settings));
    const output = await runStryker(`${folder}/stryker.conf.json`, specs);
    try {
      return JSON.parse(readFileSync(`${folder}/report.json`, 'utf8'));
    } catch {
      log(output);
      throw new Error('The mutation run ended without a report.');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} configuration
 * @param {string} specs
 * @returns {Promise<string>} what it printed
 */
function runStryker(configuration, specs) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [STRYKER, 'run', configuration], {
      cwd: DOMAIN,
      env: { ...process.env, MUTATION_SPECS: specs },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.once('error', fail);
    child.once('exit', () => done(output));
  });
}
