// @ts-check

/**
 * Lets the process clear up what nobody refers to any more, so that its size afterwards is what it keeps. Speaks to the
 * debugger of Node, which opens on SIGUSR1: the product needs no door for it.
 *
 * @param {import('./api.mjs').RunningApi} api
 */
export async function clearUp(api) {
  if (api.debuggerAddress() === null) process.kill(api.pid, 'SIGUSR1');
  for (let tries = 0; tries < 500 && api.debuggerAddress() === null; tries += 1) await pause(20);
  const address = api.debuggerAddress();
  if (!address) throw new Error('The debugger of the process did not open.');
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done, { once: true });
    socket.addEventListener('error', () => fail(new Error('The debugger of the process does not answer.')), {
      once: true,
    });
  });
  for (let round = 1; round <= 2; round += 1) {
    socket.send(JSON.stringify({ id: round, method: 'HeapProfiler.collectGarbage' }));
    await new Promise((done) => socket.addEventListener('message', done, { once: true }));
  }
  socket.close();
  await pause(100);
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
