import { z } from 'zod';
import type { Provider } from './core.ts';
import { parseAbn } from './shared/abn.ts';

const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const filled = z.string().trim().min(1);

const environment = z
  .object({
    SITE_URL: address,
    PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
    HOST: filled.default('127.0.0.1'),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(7),
    SECRET_KEY: z.string().min(32),
    PROCESS: z.enum(['web', 'worker', 'both']).default('both'),
    STRIPE_SECRET_KEY: filled,
    STRIPE_WEBHOOK_SECRET: filled,
    STRIPE_API_BASE: address.default('https://api.stripe.com'),
    CHECKOUT_ORIGIN: address.default('https://checkout.stripe.com'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: filled,
    PROVIDER_NAME: filled,
    PROVIDER_LEGAL_NAME: filled,
    PROVIDER_ABN: z.string().transform((typed, context) => {
      const abn = parseAbn(typed);
      if (!abn) context.addIssue({ code: 'custom', message: 'is not an ABN: eleven digits whose checksum fits' });
      return abn ?? z.NEVER;
    }),
    PROVIDER_GST_REGISTERED: z.enum(['yes', 'no']),
    PROVIDER_EMAIL: z.email(),
    PROVIDER_PHONE: filled,
    PROVIDER_STREET: filled,
    PROVIDER_SUBURB: filled,
    PROVIDER_STATE: filled,
    PROVIDER_POSTCODE: z.string().regex(/^\d{4}$/),
    PROVIDER_BANK_ACCOUNT_NAME: filled.optional(),
    PROVIDER_BSB: z
      .string()
      .regex(/^\d{3}[- ]?\d{3}$/)
      .transform((typed) => `${typed.slice(0, 3)}-${typed.slice(-3)}`)
      .optional(),
    PROVIDER_BANK_ACCOUNT: z
      .string()
      .regex(/^\d{5,9}$/)
      .optional(),
    PROVIDER_SAMPLE: z.enum(['yes', 'no']).default('no'),
    WAITING_GATHER_HOURS: z.coerce.number().int().min(0).max(720).default(48),
    WAITING_OFFER_HOURS: z.coerce.number().int().min(1).max(168).default(24),
    ISSUER_DID: z.string().regex(/^did:web:[A-Za-z0-9.-]+(%3A\d+)?(:[A-Za-z0-9._-]+)*$/),
    // Whether it is a key is looked at by whoever signs: without one everything but issuing goes on.
    ISSUER_KEY: z.string().optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((typed, context) => {
    const names = ['PROVIDER_BANK_ACCOUNT_NAME', 'PROVIDER_BSB', 'PROVIDER_BANK_ACCOUNT'] as const;
    const missing = names.filter((name) => typed[name] === undefined);
    if (missing.length > 0 && missing.length < names.length)
      for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
  });

export interface Config {
  siteUrl: string;
  port: number;
  host: string;
  trustedProxies: number;
  databaseUrl: string;
  databasePool: number;
  secretKey: string;
  process: 'web' | 'worker' | 'both';
  stripe: { secretKey: string; webhookSecret: string; apiBase: string; checkoutOrigin: string };
  mail: { smtpUrl: string; from: string };
  provider: Provider;
  waiting: { gatherHours: number; offerHours: number };
  badges: { issuer: string; key: string | null };
  logLevel: string;
}

/** The environment is missing something or has it in the wrong form. `faults` names the settings, never their values. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/** Reads the whole configuration at once; throws a `ConfigError` that lists every fault together. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => describe(issue, given)));
  const e = parsed.data;
  return {
    siteUrl: e.SITE_URL,
    port: e.PORT,
    host: e.HOST,
    trustedProxies: e.TRUSTED_PROXIES,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    secretKey: e.SECRET_KEY,
    process: e.PROCESS,
    stripe: {
      secretKey: e.STRIPE_SECRET_KEY,
      webhookSecret: e.STRIPE_WEBHOOK_SECRET,
      apiBase: e.STRIPE_API_BASE,
      checkoutOrigin: new URL(e.CHECKOUT_ORIGIN).origin,
    },
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    provider: {
      name: e.PROVIDER_NAME,
      legalName: e.PROVIDER_LEGAL_NAME,
      abn: e.PROVIDER_ABN,
      gstRegistered: e.PROVIDER_GST_REGISTERED === 'yes',
      email: e.PROVIDER_EMAIL,
      phone: e.PROVIDER_PHONE,
      street: e.PROVIDER_STREET,
      suburb: e.PROVIDER_SUBURB,
      state: e.PROVIDER_STATE,
      postcode: e.PROVIDER_POSTCODE,
      bank: bankOf(e),
      sampleNotice: e.PROVIDER_SAMPLE === 'yes',
    },
    waiting: { gatherHours: e.WAITING_GATHER_HOURS, offerHours: e.WAITING_OFFER_HOURS },
    badges: { issuer: e.ISSUER_DID, key: e.ISSUER_KEY ?? null },
    logLevel: e.LOG_LEVEL,
  };
}

/** All three or none: half an account number is worse than none on an invoice. */
function bankOf({
  PROVIDER_BANK_ACCOUNT_NAME: accountName,
  PROVIDER_BSB: bsb,
  PROVIDER_BANK_ACCOUNT: accountNumber,
}: z.output<typeof environment>): Provider['bank'] {
  return accountName && bsb && accountNumber ? { accountName, bsb, accountNumber } : null;
}

function describe(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0]);
  return given[name] === undefined
    ? `${name} is not set`
    : `${name} ${issue.code === 'custom' ? issue.message : `is malformed (${issue.code.replace('_', ' ')})`}`;
}
