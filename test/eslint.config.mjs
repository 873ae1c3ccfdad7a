import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/${pattern}/]`;

/** What a strict CSP refuses, and what lets citizens' text become markup. */
const unsafe = [
  {
    selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]',
    message: 'Citizens’ text is text: set textContent, or render a template.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseFromString)$/]',
    message: 'Citizens’ text is text: render a template.',
  },
  { selector: inTemplate('\\.(inner|outer)HTML='), message: 'Citizens’ text is text: bind it as a child.' },
  {
    selector: inTemplate('\\sstyle='),
    message: 'A strict CSP drops style attributes: use a class, or setProperty on the element.',
  },
  { selector: inTemplate('<style'), message: 'A strict CSP drops style elements: use static styles.' },
];

const zod = { name: 'zod', message: 'It weighs 20 kB and trips a strict CSP: import * as z from "zod/mini".' };
const directives = ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'unsafe-static', 'style-map'].map((name) => ({
  group: [`lit/directives/${name}*`, `lit/${name}*`],
  message: 'The house rules forbid this directive: a strict CSP or a citizen’s text would break it.',
}));

/** A test that is left out does not protect anything, one that runs alone leaves out all others. */
const chosen = ['describe', 'it', 'test', 'suite'].flatMap((object) =>
  ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'Every test runs, every time.' })),
);

const nodeGlobals = Object.fromEntries(
  ['Buffer', 'console', 'fetch', 'process', 'setTimeout', 'clearTimeout', 'Response', 'URL'].map((name) => [
    name,
    'readonly',
  ]),
);

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.data/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off', // TypeScript knows which globals there are.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An interface of promises is often kept by something that needs none.
      '@typescript-eslint/require-await': 'off',
      // Objects of functions are taken apart all over, and lit binds the listeners of its templates.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { ...litA11y.configs.recommended.plugins },
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari takes a list without bullets for a list only where the role is said.
      'lit-a11y/no-redundant-role': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-imports': ['error', { paths: [zod], patterns: directives }],
      'no-restricted-syntax': ['error', ...unsafe],
    },
  },
  {
    files: ['src/state/**', 'src/elements/**'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Only adapters speak to a backend.' }] },
  },
  {
    files: ['src/{schema,tally,client,adapters,server}/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'window', 'customElements', 'localStorage'].map((name) => ({
          name,
          message: 'This floor runs without a page.',
        })),
      ],
    },
  },
  {
    // A framework's types are added to where it looks for them.
    files: ['src/frameworks/**'],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  // A command speaks on its standard output.
  { files: ['src/server/main/cli.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-properties': ['error', ...chosen],
      // What a fixture or an answer holds is what the test is about to find out.
      ...Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
          `@typescript-eslint/no-unsafe-${what}`,
          'off',
        ]),
      ),
      // The runner of Node waits for them.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['describe', 'it', 'test', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
              package: 'node:test',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', 'demo/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error' },
  },
);
