// @ts-check
import { ensureNode } from './launcher/node-version.mjs';

// Everything else is loaded afterwards: an older Node could not even read it.
if (await ensureNode(import.meta.url)) {
  const { main } = await import('./launcher/launch.mjs');
  process.exitCode = await main(process.argv.slice(2), process.env);
}
