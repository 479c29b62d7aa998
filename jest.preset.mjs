import { availableParallelism } from 'node:os';

/** As many specs at once as there are processors (Jest leaves one idle), but no more than one PostgreSQL serves. */
const maxWorkers = Math.min(availableParallelism(), 8);

/** What every Jest project of the house has in common: native ES modules, decorators with metadata, as in the build. */
export function preset(name, rootDir) {
  return {
    displayName: name,
    rootDir,
    maxWorkers,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
    moduleNameMapper: {
      '^@mittler/domain$': new URL('./libs/domain/src/index.ts', import.meta.url).pathname,
      '^@mittler/contract$': new URL('./libs/contract/src/index.ts', import.meta.url).pathname,
    },
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          swcrc: false,
          sourceMaps: 'inline',
          module: { type: 'es6' },
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          },
        },
      ],
    },
  };
}
