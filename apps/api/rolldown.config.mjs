import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const external = [
  ...Object.keys(dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
  ...builtinModules,
  /^node:/,
];

/** One bundle with the house's own code; packages stay in node_modules and are loaded from there. */
export default defineConfig({
  input: 'apps/api/src/main.ts',
  platform: 'node',
  external,
  tsconfig: 'apps/api/tsconfig.json',
  transform: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  moduleTypes: { '.typ': 'text', '.sql': 'text' },
  // The tests build beside each other into folders of their own.
  output: { file: process.env['API_BUNDLE'] ?? 'dist/apps/api/main.js', format: 'esm', sourcemap: true },
});
