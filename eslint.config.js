import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const CODE = ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'];

const restrictedImports = (...names) => ['error', { paths: names }];

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'data/', 'coverage/']),
  {
    files: CODE,
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      complexity: ['error', 15],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in platform/config.ts.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': restrictedImports({
        name: '@nestjs/typeorm',
        message: 'Reads and writes go through platform/database.',
      }),
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='createQueryRunner']",
          message: 'Every write runs in the unit of work.',
        },
        {
          selector:
            "MemberExpression[object.property.name='dataSource'][property.name='transaction']",
          message: 'Every write runs in the unit of work.',
        },
      ],
    },
  },
  {
    files: ['src/platform/database/**', 'src/platform/config.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  { files: ['src/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  prettier,
);
