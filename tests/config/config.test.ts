import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '#src/config.ts';

const whole = {
  SITE_URL: 'https://training.example.com/',
  DATABASE_URL: 'postgres://accrue:pw@127.0.0.1/accrue',
  SECRET_KEY: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'Training <training@example.com>',
  PROVIDER_NAME: 'Tidewater',
  PROVIDER_LEGAL_NAME: 'Tidewater Pty Ltd',
  PROVIDER_ABN: '51 824 753 556',
  PROVIDER_GST_REGISTERED: 'yes',
  PROVIDER_EMAIL: 'training@example.com',
  PROVIDER_PHONE: '02 5550 0100',
  PROVIDER_STREET: '8 Dryer Lane',
  PROVIDER_SUBURB: 'Parramatta',
  PROVIDER_STATE: 'NSW',
  PROVIDER_POSTCODE: '2150',
  ISSUER_DID: 'did:web:training.example.com',
};

function faultsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('a whole environment is read, and what is usual need not be said', () => {
  expect(readConfig(whole)).toMatchObject({
    siteUrl: 'https://training.example.com',
    port: 4321,
    host: '127.0.0.1',
    process: 'both',
    provider: { abn: '51824753556', gstRegistered: true, sampleNotice: false },
    stripe: { apiBase: 'https://api.stripe.com', checkoutOrigin: 'https://checkout.stripe.com' },
  });
});

test('every fault is named at once', () => {
  const faults = faultsOf({ ...whole, SITE_URL: 'training', PORT: '99999', SECRET_KEY: '', PROVIDER_ABN: '123' });
  expect(faults).toEqual([
    expect.stringMatching(/^SITE_URL is malformed/),
    expect.stringMatching(/^PORT is malformed/),
    'SECRET_KEY is not set',
    expect.stringMatching(/^PROVIDER_ABN is not an ABN/),
  ]);
});

test('an empty environment names every setting that has no usual value', () => {
  const names = faultsOf({}).map((fault) => fault.replace(' is not set', ''));
  expect(names.toSorted()).toEqual(Object.keys(whole).toSorted());
});

test('no value is ever printed', () => {
  const wrong = Object.fromEntries(Object.keys(whole).map((name) => [name, 'hunter2 ☂']));
  try {
    readConfig({ ...wrong, SECRET_KEY: 'hunter2', PORT: 'hunter2', PROCESS: 'hunter2', LOG_LEVEL: 'hunter2' });
    expect.unreachable('this environment must not be read');
  } catch (error) {
    expect(String(error)).toContain('The configuration has');
    expect(String(error)).not.toContain('hunter2');
  }
});

test('the example file names every setting', () => {
  const example = Object.keys(parseEnv(readFileSync('.env.example', 'utf8')));
  expect(Object.keys(whole).filter((name) => !example.includes(name))).toEqual([]);
});
