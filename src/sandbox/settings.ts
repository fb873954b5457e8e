import { findFreePort } from './processes.ts';
import { StepFailed } from './progress.ts';

/** The invented provider of the sandbox. Any of these can be set in the environment. */
const sampleProvider = {
  PROVIDER_NAME: 'Tidewater Restoration Training',
  PROVIDER_LEGAL_NAME: 'Tidewater Restoration Training Pty Ltd',
  PROVIDER_ABN: '51824753556',
  PROVIDER_GST_REGISTERED: 'yes',
  PROVIDER_EMAIL: 'training@example.com',
  PROVIDER_PHONE: '02 5550 0100',
  PROVIDER_STREET: '8 Dryer Lane',
  PROVIDER_SUBURB: 'Parramatta',
  PROVIDER_STATE: 'NSW',
  PROVIDER_POSTCODE: '2150',
  PROVIDER_BANK_ACCOUNT_NAME: 'Invented account, do not pay',
  PROVIDER_BSB: '000-000',
  PROVIDER_BANK_ACCOUNT: '00000000',
  PROVIDER_SAMPLE: 'yes',
  MAIL_FROM: 'Tidewater Restoration Training <training@example.com>',
  LOG_LEVEL: 'warn',
  HOST: '127.0.0.1',
};

export interface SandboxSettings {
  host: string;
  /** Where the site, the payments and the mail are read. All free when the sandbox starts. */
  ports: { site: number; stripe: number; mail: number };
  /** Settings of the site itself that the outside world does not decide. */
  site: Record<string, string>;
}

/** The sandbox's settings from the environment: three free ports, the sample provider. */
export async function readSandboxSettings(env: NodeJS.ProcessEnv): Promise<SandboxSettings> {
  const site = Object.fromEntries(
    Object.entries(sampleProvider).map(([name, sample]) => [name, env[name] || sample]),
  ) as typeof sampleProvider;
  const host = site.HOST;
  const port = await freePort('PORT', env['PORT'] || '4321', host);
  const next = (offset: number) => String(port > 65_530 ? 0 : port + offset);
  const stripe = await freePort('STRIPE_PORT', env['STRIPE_PORT'] || next(1), host);
  const mail = await freePort('MAIL_PORT', env['MAIL_PORT'] || next(2), host);
  return { host, ports: { site: port, stripe, mail }, site };
}

async function freePort(setting: string, value: string, host: string): Promise<number> {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new StepFailed(`${setting} is not a port number.`, `Set ${setting} to a number from 0 (any) to 65535.`);
  try {
    return await findFreePort(Number(value), host);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StepFailed(
        `Port ${value} is in use by another program.`,
        `End that program, or choose another port: ${setting}=${(Number(value) + 1000) % 65_536} npm run demo`,
      );
    throw new StepFailed(
      `Port ${value} of ${host} cannot be used (${message}).`,
      `Choose another port with ${setting}, or another address with HOST.`,
    );
  }
}
