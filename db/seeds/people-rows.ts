import { hash } from '@node-rs/argon2';
import type { Rows } from './insert-rows.ts';
import { sampleId } from './sample-ids.ts';
import { sampleInstructors } from './sample-instructors.ts';

/** Everybody below signs in to the sandbox with this. */
const samplePassword = 'learn-by-doing';

/** Who signs in as whom: `learner@example.com` and so on. */
export const signIns = {
  learner: { email: 'learner@example.com', name: 'Jordan Ellis' },
  employer: { email: 'employer@example.com', name: 'Helen Papadakis' },
  trainer: { email: 'trainer@example.com', name: 'Dana Whitlock' },
  staff: { email: 'staff@example.com', name: 'Kerry Lindqvist' },
  admin: { email: 'admin@example.com', name: 'Ravi Menon' },
};

/** The employer's firm. No company has the number 999 000 0xx, so the ABN made from it belongs to nobody. */
export const sampleOrganisation = {
  id: sampleId('organisation', 'harbourside'),
  name: 'Harbourside Drying Pty Ltd',
  abn: '36999000042',
  billingEmail: 'accounts@harbourside.example.com',
  billingAddress: '14 Slipway Road, Balmain NSW 2041',
};

/** A firm that staff trust: it pays by invoice, and one is overdue. */
export const invoicedOrganisation = {
  id: sampleId('organisation', 'saltbush'),
  name: 'Saltbush Property Care Pty Ltd',
  abn: '17999000043',
  billingEmail: 'office@saltbush.example.com',
  billingAddress: '17 Jetty Road, Port Lincoln SA 5606',
};

const firstNames =
  'Amelia Angus Anh Beatriz Callum Caitlin Chloe Daniel Darcy Deepa Elif Emmanuel Erin Farid Fergus Georgia Hamish Hana Imogen Isaac Jacinta Jarrah Joel Kiri Lachlan Lan Leila Liam Mahalia Marco Matilda Minh Nadia Nathan Noor Oliver Oscar Paige Pita Quentin Rafael Rhys Rosa Ruby Samira Sean Shanelle Sione Tahlia Thanh Toby Uma Vanessa Wei William Xanthe Yusuf Zara'.split(
    ' ',
  );
const lastNames =
  'Abbott Anderson Baxter Brennan Carvalho Chandra Cooper Costa Dang Dimitriou Doyle Evans Faleolo Fraser Gallagher Gibson Grech Haddon Henare Hughes Ibrahim Ivanov Jacobs Jovanovic Kaur Kelly Kowalski Lambert Le Lim Mackay Marsh Mazur Mitchell Moretti Nair Nguyen Novak O’Brien Okoye Palmer Park Patel Pham Quinn Ramsay Reid Rossi Santos Schultz Sharma Singh Slater Sutton Tran Turner Vella Walker Webb Yilmaz Zammit'.split(
    ' ',
  );

/** Invented learners. Two different steps through the names keep neighbours from looking like one family. */
export const sampleLearners = Array.from({ length: 420 }, (_, index) => {
  const name = `${firstNames[(index * 7) % firstNames.length]} ${lastNames[(index * 11 + Math.floor(index / 57)) % lastNames.length]}`;
  const email = `${name.toLowerCase().replace('’', '').replace(' ', '.')}.${index + 1}@example.com`;
  return { id: personId(email), name, email };
});

/** Books for the firm that pays by invoice. */
export const invoicedBuyer = sampleLearners[40] as (typeof sampleLearners)[number];

/** The row id of the sample person with this e-mail. */
export function personId(email: string): string {
  return sampleId('person', email);
}

/** Everybody in the sample: those who sign in, those who teach, those who were invented to fill seats. */
export async function peopleRows(now: Date): Promise<Rows> {
  const createdAt = new Date(now.getTime() - 200 * 86_400_000);
  const logins = await Promise.all(
    Object.values(signIns).map(async ({ email, name }) => {
      // The same cost as the accounts module asks for: OWASP's minimum for argon2id, read 2026-11.
      const passwordHash = await hash(samplePassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
      return { id: personId(email), email, name, emailVerifiedAt: createdAt, passwordHash, createdAt };
    }),
  );
  const learner = logins.find(({ email }) => email === signIns.learner.email);
  const confirmed = { certificateNameConfirmedAt: createdAt, iicrcId: '70012345' };
  if (learner) Object.assign(learner, { certificateName: learner.name, ...confirmed });
  const others = [...sampleInstructors.filter(({ slug }) => slug !== 'dana-whitlock'), ...sampleLearners];
  return {
    people: [
      ...logins,
      ...others.map(({ email, name }) => ({ id: personId(email), email, name, emailVerifiedAt: createdAt, createdAt })),
    ],
    organisations: [
      { ...sampleOrganisation, invoiceTerms: 'none', createdAt },
      { ...invoicedOrganisation, invoiceTerms: 'trusted', createdAt },
    ],
    organisationMemberships: [
      { organisationId: sampleOrganisation.id, personId: personId(signIns.employer.email), role: 'owner', createdAt },
      { organisationId: invoicedOrganisation.id, personId: invoicedBuyer.id, role: 'owner', createdAt },
    ],
    staffGrants: [
      ...sampleInstructors.map(({ slug, email }) => ({
        id: sampleId('staff-grant', slug),
        personId: personId(email),
        role: 'trainer' as const,
        createdAt,
      })),
      { id: sampleId('staff-grant', 'staff'), personId: personId(signIns.staff.email), role: 'coordinator', createdAt },
      { id: sampleId('staff-grant', 'admin'), personId: personId(signIns.admin.email), role: 'admin', createdAt },
    ],
    instructors: sampleInstructors.map(({ slug, name, email, headline, certifications = '', bio }) => ({
      id: sampleId('instructor', slug),
      personId: personId(email),
      ...{ slug, name, headline, certifications, bio, updatedAt: createdAt },
    })),
  };
}
