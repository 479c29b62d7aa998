import presets from 'jest-preset-angular/presets/index.js';

const at = (path) => new URL(path, import.meta.url).pathname;

export default {
  ...presets.createEsmPreset({ tsconfig: at('./tsconfig.spec.json') }),
  displayName: 'portal',
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env.js',
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: [at('./test/browser.ts')],
  moduleNameMapper: {
    '^@mittler/domain$': at('../../libs/domain/src/index.ts'),
    '^@mittler/contract$': at('../../libs/contract/src/index.ts'),
    '^rxjs': at('../../node_modules/rxjs/dist/bundles/rxjs.umd.js'),
    '^tslib$': at('../../node_modules/tslib/tslib.es6.mjs'),
  },
};
