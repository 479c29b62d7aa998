// @ts-check

/**
 * @typedef {object} StopRequest
 * @property {AbortSignal} signal aborted by the first Ctrl-C, SIGTERM or SIGHUP
 * @property {Promise<void>} asked
 * @property {(end: () => unknown) => void} onForce what to end hard on the second one
 * @property {() => void} dispose
 */

/** Ctrl-C below npm arrives twice, from the terminal and from npm. Only a later one means impatience. */
const ECHO = 700;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {(line: string) => void} log
 * @returns {StopRequest}
 */
export function stopRequest(log) {
  const controller = new AbortController();
  /** @type {(() => unknown)[]} */
  const hard = [];
  const asked = new Promise((/** @type {(value: void) => void} */ done) => {
    controller.signal.addEventListener('abort', () => done(), { once: true });
  });
  let first = 0;
  const heard = (/** @type {NodeJS.Signals} */ signal) => {
    if (!controller.signal.aborted) {
      first = performance.now();
      if (signal === 'SIGINT') log('Stopping … (Ctrl-C again ends at once)');
      controller.abort();
      return;
    }
    if (performance.now() - first < ECHO) return;
    for (const end of hard) {
      try {
        end();
      } catch {
        // It has ended already.
      }
    }
    process.exit(130);
  };
  for (const signal of SIGNALS) process.on(signal, heard);
  const watch = watchParent(() => heard('SIGTERM'));
  return {
    signal: controller.signal,
    asked,
    onForce: (end) => void hard.push(end),
    dispose: () => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, heard);
    },
  };
}

/**
 * A SIGTERM to npm ends only the shell between npm and us, and that shell passes nothing on: its end is the request to stop.
 * Started without npm, we may outlive our parent (`nohup node tools/start.mjs &`).
 *
 * @param {() => void} orphaned
 */
function watchParent(orphaned) {
  if (!process.env['npm_lifecycle_event']) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    orphaned();
  }, 150);
  return watch.unref();
}
