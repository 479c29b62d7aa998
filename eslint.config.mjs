import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** The rooms of the house in their order: a room of the API imports only rooms before it. */
export const rooms = [
  'audit',
  'messages',
  'people',
  'ledger',
  'training',
  'attendance',
  'supervision',
  'certification',
  'prevention',
  'reporting',
  'office',
];

const importBan = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const roomPattern = (room) => ({
  regex: `^(\\.\\./)+${room}(/|$)`,
  message: `This room may not know the room "${room}".`,
});

const apiRooms = rooms.map((room, index) => ({
  files: [`apps/api/src/${room}/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: importBan(rooms.slice(index + 1).map(roomPattern)),
}));

const apiFoundations = ['http', 'database'].map((floor) => ({
  files: [`apps/api/src/${floor}/**/*.ts`],
  ignores: ['**/*.spec.ts', 'apps/api/src/database/demo/**', 'apps/api/src/database/entities.ts'],
  rules: importBan(rooms.map(roomPattern)),
}));

const portalRooms = rooms.map((room) => ({
  files: [`apps/portal/src/app/${room}/**/*.ts`],
  rules: importBan(rooms.filter((other) => other !== room).map(roomPattern)),
}));

const noClock = {
  'no-restricted-globals': ['error', { name: 'Date', message: 'Time is an argument: the domain has no clock.' }],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'The domain is deterministic.' },
  ],
};

const emptyNames = /^(utils?|helpers?|common|shared|core|base|manager|handler|processor|data|info|misc)$/;

/** Names that say nothing are refused for files and folders. */
const house = {
  rules: {
    'telling-name': {
      meta: { type: 'problem', schema: [] },
      create: (context) => ({
        Program(node) {
          const path = context.filename.split('/').slice(context.cwd.split('/').length);
          const words = path.map((part) => part.replace(/\..*$/, ''));
          const empty = words.find((word) => emptyNames.test(word));
          if (empty) context.report({ node, message: `"${empty}" says nothing: name the matter.` });
        },
      }),
    },
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/tmp',
      '**/coverage',
      '**/.angular',
      '**/.stryker-tmp',
      '**/reports',
      'data',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    plugins: { '@nx': nx, house },
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    rules: {
      'house/telling-name': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'floor:domain', onlyDependOnLibsWithTags: ['floor:domain'], allowedExternalImports: [] },
            {
              sourceTag: 'floor:contract',
              onlyDependOnLibsWithTags: ['floor:domain', 'floor:contract'],
              allowedExternalImports: ['class-validator', 'class-transformer', 'reflect-metadata'],
            },
            {
              sourceTag: 'floor:api',
              onlyDependOnLibsWithTags: ['floor:domain', 'floor:contract', 'floor:api'],
              bannedExternalImports: ['@angular/*'],
            },
            {
              sourceTag: 'floor:portal',
              onlyDependOnLibsWithTags: ['floor:domain', 'floor:contract', 'floor:portal'],
              bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'],
            },
            { sourceTag: 'floor:e2e', onlyDependOnLibsWithTags: ['floor:domain', 'floor:contract'] },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    plugins: { house },
    rules: {
      'house/telling-name': 'error',
      'max-lines': ['error', { max: 250 }],
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.test.mjs'], rules: { 'max-lines': 'off' } },
  { files: ['libs/domain/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: noClock },
  ...apiFoundations,
  ...apiRooms,
  ...portalRooms,
  {
    files: [
      '**/*.spec.ts',
      '**/test/**/*.ts',
      'apps/api/src/database/migrations/**',
      '**/*texts*.ts',
      '**/rule-sets/**',
    ],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['apps/portal/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // A row or an item of a list must stay a tr or li for screen readers: such a part is an attribute on it.
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'm', style: 'kebab-case' },
          { type: 'attribute', prefix: 'm', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'm', style: 'camelCase' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['apps/portal/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
