import { shareWords } from '#src/accounts/index.ts';
import type { SeedDay } from './course-rows.ts';
import { designationId } from './credit-rows.ts';
import type { Rows } from './insert-rows.ts';
import { personId, sampleLearners, sampleOrganisation, signIns } from './people-rows.ts';
import { sampleId } from './sample-ids.ts';

interface SampleMember {
  id: string;
  name: string;
  codes: string[];
  /** Their cycle ends in so many days; before today when below zero. */
  endsInDays: number;
  units: string;
  shares: 'standing' | 'credits' | null;
}

const [amelia, bea, caitlin, dan, ed] = sampleLearners;

/** The employer's team: everybody stands somewhere else, and one of them shares nothing. */
const members: SampleMember[] = [
  { ...named(amelia), codes: ['WRT'], endsInDays: 24, units: '9', shares: 'standing' },
  { ...named(bea), codes: ['WRT', 'AMRT'], endsInDays: 80, units: '6.5', shares: 'credits' },
  { ...named(caitlin), codes: ['CCT'], endsInDays: 410, units: '14', shares: 'standing' },
  { ...named(dan), codes: ['WRT'], endsInDays: 150, units: '2', shares: null },
  { ...named(ed), codes: ['FSRT'], endsInDays: -12, units: '11', shares: 'standing' },
];

function named(learner: (typeof sampleLearners)[number] | undefined): { id: string; name: string } {
  if (!learner) throw new Error('The sample has no learners');
  return learner;
}

/** Who is on the employer's team, how they stand, and what they let it see. The sample learner shares everything. */
export function teamRows(day: SeedDay): Rows {
  const organisationId = sampleOrganisation.id;
  const date = (days: number) => day.ago(-days).toISOString().slice(0, 10);
  const recordedAt = day.ago(35);
  const learner = { id: personId(signIns.learner.email), shares: 'credits' as const };
  const sharing = [...members, learner].filter(({ shares }) => shares !== null);
  return {
    organisationMemberships: [...members, learner].map(({ id }) => ({
      organisationId,
      personId: id,
      role: 'learner' as const,
      createdAt: day.ago(60),
    })),
    heldDesignations: members.flatMap(({ id, codes, endsInDays }) =>
      codes.map((code) => ({
        id: sampleId('held', `${id} ${code}`),
        personId: id,
        designationId: designationId(code),
        awardedOn: date(endsInDays - 1461),
        recordedAt,
      })),
    ),
    creditCycles: members.map(({ id, endsInDays }) => ({
      id: sampleId('cycle', id),
      personId: id,
      cycleGroupId: 'iicrc-technicians',
      startsOn: date(endsInDays - 1460),
      endsOn: date(endsInDays),
      recordedAt,
    })),
    creditEntries: members.map(({ id, units }) => ({
      id: sampleId('team-credit', id),
      learnerId: id,
      creditTypeId: 'iicrc-cec',
      units,
      minutes: String(Number(units) * 60),
      title: 'Certification class elsewhere',
      provider: 'Saltmarsh Training',
      activity: 'class' as const,
      courseKey: `sample:team ${id}`,
      earnedOn: date(-400),
      recordedAt,
    })),
    teamShares: sharing.map(({ id, shares }) => {
      const scope = shares ?? 'standing';
      const wording = shareWords(sampleOrganisation.name, scope);
      return { id: sampleId('share', id), organisationId, personId: id, scope, wording, givenAt: day.ago(30) };
    }),
    teamShareRequests: [
      {
        organisationId,
        personId: named(dan).id,
        askedBy: personId(signIns.employer.email),
        askedAt: day.ago(31),
      },
    ],
    teamBoardMails: [
      { organisationId, personId: personId(signIns.employer.email), wantedSince: day.today, lastMonth: null },
    ],
  };
}
