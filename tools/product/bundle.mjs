// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import config from '../../apps/api/rolldown.config.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A change of one source text on its way into the bundle: how a proof gets a broken twin without a hook in the product.
 *
 * @typedef {{ readonly file: string, readonly from: string, readonly to: string }} Break `file` is the end of the path
 */

/**
 * Builds the API as the product build does, into a folder of its own inside the workspace, where it finds its packages.
 *
 * @param {{ readonly breaks?: readonly Break[], readonly inputs?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<{ readonly folder: string, readonly main: string, remove(): void }>}
 */
export async function bundleApi({ breaks = [], inputs = { main: 'apps/api/src/main.ts' } } = {}) {
  mkdirSync(join(ROOT, 'tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'tmp', 'product-'));
  const applied = new Set();
  const build = await rolldown({
    .../** @type {import('rolldown').InputOptions} */ (config),
    cwd: ROOT,
    input: inputs,
    logLevel: 'silent',
    plugins: [
      {
        name: 'breaks',
        transform(code, id) {
          const due = breaks.filter(({ file, from }) => id.endsWith(file) && code.includes(from));
          for (const each of due) applied.add(each);
          return due.length === 0 ? null : due.reduce((text, { from, to }) => text.replace(from, to), code);
        },
      },
    ],
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', sourcemap: false });
  await build.close();
  const missed = breaks.filter((each) => !applied.has(each));
  // A twin that is not broken would let a proof pass that catches nothing.
  if (missed.length > 0) throw new Error(`Not found to break: ${missed.map(({ file }) => file).join(', ')}`);
  return {
    folder,
    main: join(folder, 'main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
