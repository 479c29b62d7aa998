import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The specs that have to notice a change, as a pattern: the whole rule book, or for a sample those beside the changed file alone. */
const specs = process.env.MUTATION_SPECS ?? '';

export default {
  rootDir: here,
  roots: [join(here, 'src/calendar'), join(here, 'src/ledger')],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  testRegex: [`src/(calendar|ledger)/.*${specs}.*\\.spec\\.ts$`],
  bail: 1,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { swcrc: false, module: { type: 'es6' }, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } },
    ],
  },
};
