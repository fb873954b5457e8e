import { expect, test } from 'vitest';
import { seedSample } from '#db/seeds/seed-sample.ts';
import { makeSampleCertificates } from '#src/sandbox/sample-certificates.ts';
import { useSite } from '#tests/support/site.ts';

const site = useSite({ process: 'web' });

test('the sample has a certificate of each fate that anybody can verify, and a later start makes no other', async () => {
  const { services, url } = site();
  await seedSample(services.db, { now: services.clock.now() });
  const made = await makeSampleCertificates(services);
  const shown = async (number: string | null) => (await fetch(`${url}/verify/${number}`)).text();
  expect(await shown(made.stands)).toContain('Valid');
  expect(await shown(made.replaced)).toContain('Replaced by a corrected certificate');
  expect(await shown(made.withdrawn)).toContain('Issued for somebody who left at noon');
  expect(await makeSampleCertificates(services)).toEqual(made);
});
