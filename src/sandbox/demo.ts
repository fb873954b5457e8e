import { rmSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '#src/config.ts';
import type { RunningSite } from '#src/server.ts';
import { buildSite } from './build-site.ts';
import { claimDataFolder } from './only-one.ts';
import { type OutsideWorld, startOutsideWorld } from './outside-world.ts';
import { removePostgres } from './postgres.ts';
import { say, step, StepFailed } from './progress.ts';
import { type OnStop, runSandbox } from './run-sandbox.ts';
import { makeSampleCertificates, type SampleCertificates } from './sample-certificates.ts';
import { readSandboxSettings } from './settings.ts';

// The whole product on a machine with nothing but Node: `npm run demo`, and `npm run demo -- --fresh` to start over.
await runSandbox(async (onStop) => {
  const fresh = readFlags(process.argv.slice(2));
  const dataDir = claimDataFolder(process.env, onStop);
  const settings = await readSandboxSettings(process.env);
  say('\nStarting the demo. The first start takes longest.\n');
  if (fresh) await step('Emptying the data folder', () => emptyDataFolder(dataDir), 'Delete it by hand.');
  await step('Building the site', () => buildSite(onStop), 'Run "npm install", then "npm run build".');
  const world = await startOutsideWorld(dataDir, settings, onStop);
  const { services } = await step(
    'Starting the site',
    () => startSite(world, onStop),
    'Run "npm run build" and read what it says.',
  );
  const certificates = await step(
    'Issuing the sample’s certificates',
    () => makeSampleCertificates(services),
    'Start over with empty data: npm run demo -- --fresh',
  );
  welcome(world, certificates);
});

function readFlags(flags: string[]): boolean {
  const unknown = flags.find((flag) => flag !== '--fresh');
  if (unknown === undefined) return flags.length > 0;
  throw new StepFailed(`The demo knows no "${unknown}".`, 'Run "npm run demo", or "npm run demo -- --fresh".');
}

/** Only what the sandbox keeps there: DATA_DIR may hold other things. */
async function emptyDataFolder(dataDir: string): Promise<void> {
  await removePostgres(path.join(dataDir, 'postgres'));
  for (const name of ['mail', 'stripe.json', 'secrets.json'])
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

/** Imported late: the built site exists only now. */
async function startSite({ env }: OutsideWorld, onStop: OnStop): Promise<RunningSite> {
  const server = await import('#src/server.ts');
  const site = await server.startSite(readConfig({ ...env, PROCESS: 'both' }));
  onStop(site.stop);
  return site;
}

function welcome({ siteUrl, mailUrl, stripeUrl }: OutsideWorld, certificates: SampleCertificates): void {
  say(`
  The site      ${siteUrl}
  Its mail      ${mailUrl}
  Its payments  ${stripeUrl}/dashboard

  Sign in at ${siteUrl}/sign-in with the password learn-by-doing as
    learner@example.com    a technician
    employer@example.com   books and pays for a team
    trainer@example.com    teaches, records attendance
    staff@example.com      runs the catalogue and the sessions
    admin@example.com      may do everything

  Pay with a test card: 4242 4242 4242 4242 pays · 4000 0000 0000 0002 is declined ·
  4000 0000 0000 9995 has no funds · 4000 0000 0000 7726 pays, and takes days to refund.

  Verify a certificate at ${siteUrl}/verify:
    ${certificateWords(certificates)}

  Ctrl-C stops everything. What you do is kept; npm run demo -- --fresh starts over.
`);
}

function certificateWords({ stands, replaced, withdrawn }: SampleCertificates): string {
  const said = [
    stands && `${stands} stands`,
    replaced && `${replaced} was replaced`,
    withdrawn && `${withdrawn} was withdrawn`,
  ];
  return said.filter(Boolean).join(' · ') || 'none is issued yet';
}
