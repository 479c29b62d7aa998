// @ts-check
// The broken twin: a launcher that ends without its children.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = spawn(
  process.execPath,
  [fileURLToPath(new URL('../../start.mjs', import.meta.url)), ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  },
);
child.stdout.pipe(process.stdout);
child.stderr.pipe(process.stderr);
child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => process.exit(0));
