/** After all specs. */
export default async function stop() {
  await globalThis.mittlerTestCluster?.stop();
}
