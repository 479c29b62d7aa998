// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ONE_FAILED, ONE_PASSED, jestCount, playwrightCount, sum, tapCount } from './counts.mjs';

test('a spec file that cannot be run counts as a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 0,
    numTodoTests: 0,
  };
  assert.deepEqual(jestCount(JSON.stringify(report)), { passed: 7, failed: 3, skipped: 0 });
});

test('a browser journey that passes only on the second try counts as a failure', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no server' }] };
  assert.deepEqual(playwrightCount(JSON.stringify(report)), { passed: 4, failed: 3, skipped: 2 });
});

test('a report that was cut off is no result', () => {
  const whole = '# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n';
  assert.deepEqual(tapCount(whole), { passed: 2, failed: 1, skipped: 0 });
  assert.throws(() => tapCount('# tests 3\n# pass 2\n'));
});

test('the whole run is the sum of its steps', () => {
  assert.deepEqual(sum([ONE_PASSED, ONE_FAILED, { passed: 5, failed: 0, skipped: 1 }]), {
    passed: 6,
    failed: 1,
    skipped: 1,
  });
});
