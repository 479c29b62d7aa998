// @ts-check

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count
 */

/** @type {Count} */
export const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 };
/** @type {Count} */
export const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * What `jest --json` wrote. A spec file that could not be run at all counts as one failure.
 *
 * @param {string} text
 * @returns {Count}
 */
export function jestCount(text) {
  const report = JSON.parse(text);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * What Playwright's JSON reporter wrote. A test that passes only on a second try is no passed test.
 *
 * @param {string} text
 * @returns {Count}
 */
export function playwrightCount(text) {
  const { stats, errors } = JSON.parse(text);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors?.length ?? 0),
    skipped: stats.skipped,
  };
}

/**
 * The last lines of Node's TAP reporter.
 *
 * @param {string} text
 * @returns {Count}
 */
export function tapCount(text) {
  const figure = (/** @type {string} */ name) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const count = { passed: figure('pass'), failed: figure('fail') + figure('cancelled'), skipped: figure('skipped') };
  if (Object.values(count).some(Number.isNaN)) throw new Error('The report is not complete.');
  return count;
}
