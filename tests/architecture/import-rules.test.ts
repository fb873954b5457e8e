import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// The linter as it is configured, but for the rules that need whole programs: the files below exist only here.
const watched = /^(boundaries\/|no-restricted-|no-console$)/;
const eslint = new ESLint({
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
  ruleFilter: ({ ruleId }) => watched.test(ruleId),
});

async function faultsIn(filePath: string, code: string): Promise<string[]> {
  const text = filePath.endsWith('.astro') && !code.startsWith('<') ? `---\n${code}\n---\n` : code;
  const results = await eslint.lintText(text, { filePath });
  return results.flatMap((result) => result.messages.map((each) => each.ruleId ?? each.message));
}

describe('the linter lets through what the house allows:', { timeout: 60_000 }, () => {
  it.each([
    ['src/enrolment/x.ts', "import { recordEntry } from '#src/journal/index.ts';"],
    ['src/enrolment/x.ts', "import type { Core } from '#src/core.ts';"],
    ['src/enrolment/x.ts', "import { inTransaction } from '#src/database.ts';"],
    ['src/enrolment/x.ts', "import { ok } from '#src/shared/result.ts';"],
    ['src/enrolment/x.ts', "import { countSeats } from './seat-queries.ts';"],
    ['src/enrolment/x.ts', "import { createHash } from 'node:crypto';"],
    ['src/enrolment/x-queries.ts', "import { sql } from 'kysely';"],
    ['src/enrolment/emails/x.ts', "import { nextSteps } from '../booking.ts';"],
    ['src/database.ts', "import type { DB } from '#db/schema.ts';"],
    ['src/accounts/lucia.ts', "import { Lucia } from 'lucia'; export const at = Date.now();"],
    ['src/actions/x.ts', "import { book } from '#src/enrolment/index.ts'; import { z } from 'astro/zod';"],
    ['src/actions/x.ts', "import { defineAction } from 'astro:actions';"],
    ['src/pages/x.astro', "import { findCourse } from '#src/catalogue/index.ts';"],
    [
      'src/pages/x.astro',
      "import Page from '#src/layouts/Page.astro'; import Card from '#src/components/CourseCard.astro';",
    ],
    [
      'src/components/X.astro',
      "import Button from './Button.astro'; import { formatMoney } from '#src/shared/money.ts';",
    ],
    ['src/adapters/x.ts', "import Stripe from 'stripe'; import type { PaymentGateway } from '#src/payments/index.ts';"],
    ['src/adapters/x.ts', 'export const now = () => new Date();'],
    ['src/services.ts', "import { systemClock } from './adapters/system-clock.ts'; import './config.ts';"],
    ['src/sandbox/x.ts', "import { SMTPServer } from 'smtp-server'; import '#src/server.ts';"],
    ['src/middleware.ts', "await import('./sandbox/development-services.ts');"],
    ['src/orders/x.ts', 'export const day = new Date(0);'],
    ['db/migrations/20270101T0000_add_x.ts', "import { sql } from 'kysely';"],
  ])('%s: %s', async (filePath, code) => {
    expect(await faultsIn(filePath, code)).toEqual([]);
  });
});

describe('the linter refuses', { timeout: 60_000 }, () => {
  const dependency = ['boundaries/dependencies'];

  it.each([
    ['a module that looks up', 'src/journal/x.ts', "import { book } from '#src/enrolment/index.ts';"],
    ['a type from above', 'src/orders/x.ts', "import type { Seat } from '#src/enrolment/index.ts';"],
    ['another module by its back door', 'src/enrolment/x.ts', "import { x } from '#src/orders/order-queries.ts';"],
    ['the same through a re-export', 'src/enrolment/x.ts', "export { x } from '#src/orders/order-queries.ts';"],
    ['the same by a dynamic import', 'src/enrolment/x.ts', "await import('#src/orders/order-queries.ts');"],
    ['the same by a relative path', 'src/enrolment/x.ts', "import { x } from '../orders/order-queries.ts';"],
    ['a module that knows Astro', 'src/orders/x.ts', "import { defineAction } from 'astro:actions';"],
    ['a module that knows Astro’s types', 'src/orders/x.ts', "import type { APIContext } from 'astro';"],
    ['a module that knows Stripe', 'src/payments/x.ts', "import Stripe from 'stripe';"],
    ['a module that sends mail itself', 'src/notifications/x.ts', "import nodemailer from 'nodemailer';"],
    ['a module that knows the configuration', 'src/orders/x.ts', "import { readConfig } from '#src/config.ts';"],
    ['a module that knows the services', 'src/orders/x.ts', "import type { Services } from '#src/services.ts';"],
    [
      'a module that knows an adapter',
      'src/orders/x.ts',
      "import { systemClock } from '#src/adapters/system-clock.ts';",
    ],
    ['a module that knows a component', 'src/orders/x.ts', "import X from '#src/components/Button.astro';"],
    ['SQL outside of the queries', 'src/orders/x.ts', "import { sql } from 'kysely';"],
    ['the driver outside of the queries', 'src/orders/x.ts', "import pg from 'pg';"],
    ['the table types outside of the queries', 'src/orders/x.ts', "import type { DB } from '#db/schema.ts';"],
    ['Lucia beside its one file', 'src/accounts/x.ts', "import { Lucia } from 'lucia';"],
    ['jobs beside their adapter', 'src/notifications/x.ts', "import { PgBoss } from 'pg-boss';"],
    ['the sandbox in production', 'src/orders/x.ts', "import { startInbox } from '#src/sandbox/inbox/inbox.ts';"],
    ['the sandbox in the middleware', 'src/middleware.ts', "import './sandbox/inbox/inbox.ts';"],
    ['the sandbox in the services', 'src/services.ts', "import './sandbox/development-services.ts';"],
    ['a page at a back door', 'src/pages/x.astro', "import { x } from '#src/catalogue/course-queries.ts';"],
    ['a page that asks the database', 'src/pages/x.astro', "import { sql } from 'kysely';"],
    ['a page that has a database', 'src/pages/x.astro', "import { inTransaction } from '#src/database.ts';"],
    ['a page that knows an adapter', 'src/pages/x.astro', "import '#src/adapters/system-clock.ts';"],
    [
      'the same in a script of a page',
      'src/pages/x.astro',
      "<script>\nimport { x } from '#src/catalogue/course-queries.ts';\nx();\n</script>",
    ],
    ['an action at a back door', 'src/actions/x.ts', "import { x } from '#src/orders/order-queries.ts';"],
    [
      'a component that asks a module',
      'src/components/X.astro',
      "import { findCourse } from '#src/catalogue/index.ts';",
    ],
    ['a layout that asks a module', 'src/layouts/X.astro', "import { findViewer } from '#src/accounts/index.ts';"],
    ['shared code with a domain word', 'src/shared/x.ts', "import type { Seat } from '#src/enrolment/index.ts';"],
    ['an adapter at a back door', 'src/adapters/x.ts', "import { x } from '#src/payments/payment-gateway.ts';"],
    ['the web server with business in it', 'src/http/x.ts', "import '#src/orders/order-queries.ts';"],
  ])('%s', async (_what, filePath, code) => {
    expect([...new Set(await faultsIn(filePath, code))]).toEqual(dependency);
  });

  it('a file in a folder that nobody has named', async () => {
    expect(await faultsIn('src/utils/x.ts', 'export const x = 1;')).toContain('boundaries/no-unknown-files');
  });

  it.each(['new Date()', 'Date.now()'])('the system’s time in a module: %s', async (code) => {
    expect(await faultsIn('src/orders/x.ts', `export const at = ${code};`)).toEqual(['no-restricted-syntax']);
    expect(await faultsIn('src/pages/x.astro', `const at = ${code};`)).toEqual(['no-restricted-syntax']);
  });

  it('the console in the source', async () => {
    expect(await faultsIn('src/orders/x.ts', "console.log('x');")).toEqual(['no-console']);
  });

  it('a migration that leans on today’s code', async () => {
    const code = "import { newId } from '#src/shared/ids.ts';";
    expect(await faultsIn('db/migrations/20270101T0000_add_x.ts', code)).toEqual(['no-restricted-imports']);
  });
});
