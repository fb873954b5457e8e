import type { Insertable } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { SampleCreditType } from './sample-types.ts';

/** Bodies that accept continuing education. Names and addresses are public; nothing here says that a body knows the provider. */
export const creditBodies: Insertable<DB['creditBodies']>[] = [
  {
    id: 'iicrc',
    code: 'IICRC',
    name: 'Institute of Inspection, Cleaning and Restoration Certification',
    website: 'https://iicrc.org',
  },
  { id: 'ria', code: 'RIA', name: 'Restoration Industry Association', website: 'https://www.restorationindustry.org' },
  {
    id: 'acac',
    code: 'ACAC',
    name: 'American Council for Accredited Certification',
    website: 'https://www.acac.org',
  },
  { id: 'nadca', code: 'NADCA', name: 'National Air Duct Cleaners Association', website: 'https://nadca.com' },
  {
    id: 'iacet',
    code: 'IACET',
    name: 'International Accreditors for Continuing Education and Training',
    website: 'https://www.iacet.org',
  },
  { id: 'nsw', code: 'NSW Building', name: 'NSW building licence CPD', website: 'https://www.nsw.gov.au' },
  { id: 'tas', code: 'Tas CBOS', name: 'Tasmanian building practitioner CPD', website: 'https://www.cbos.tas.gov.au' },
];

const types: Record<SampleCreditType | 'iicrc-old-cec', Omit<Insertable<DB['creditTypes']>, 'id'>> = {
  'iicrc-cec': { bodyId: 'iicrc', unitSingular: 'CEC', unitPlural: 'CECs', minutesPerUnit: '60', step: '0.5' },
  // Certificates from the time when 1 CEC was 7 hours convert ×7: a secondary source, so a row and no constant.
  'iicrc-old-cec': {
    bodyId: 'iicrc',
    unitSingular: 'old 7-hour CEC',
    unitPlural: 'old 7-hour CECs',
    minutesPerUnit: '420',
    step: '1',
    legacyOf: 'iicrc-cec',
    legacyFactor: '7',
  },
  'ria-hour': { bodyId: 'ria', unitSingular: 'hour', unitPlural: 'hours', minutesPerUnit: '60', step: '0.5' },
  'acac-rc': { bodyId: 'acac', unitSingular: 'RC', unitPlural: 'RCs', minutesPerUnit: '60', step: '0.5' },
  'nadca-cec': { bodyId: 'nadca', unitSingular: 'CEC', unitPlural: 'CECs', minutesPerUnit: '60', step: '0.5' },
  'iacet-ceu': { bodyId: 'iacet', unitSingular: 'CEU', unitPlural: 'CEUs', minutesPerUnit: '600', step: '0.1' },
  'nsw-cpd': { bodyId: 'nsw', unitSingular: 'CPD point', unitPlural: 'CPD points', minutesPerUnit: '60', step: '0.5' },
  'tas-cpd': { bodyId: 'tas', unitSingular: 'CPD point', unitPlural: 'CPD points', minutesPerUnit: '60', step: '0.5' },
};

export const creditTypes: Insertable<DB['creditTypes']>[] = Object.entries(types).map(([id, type]) => ({
  id,
  ...type,
}));

// Codes change and collide: SRT became FSRT, CRT is colour repair. Lists of the body itself win; staff can edit these.
const names: [track: string, code: string, name: string, aliases?: string[]][] = [
  ['cleaning', 'CCT', 'Carpet Cleaning Technician'],
  ['cleaning', 'CMT', 'Carpet Cleaning Maintenance Technician', ['CCMT']],
  ['cleaning', 'UFT', 'Upholstery and Fabric Cleaning Technician', ['UFCT']],
  ['cleaning', 'LCT', 'Leather Cleaning Technician'],
  ['cleaning', 'RCT', 'Rug Cleaning Technician'],
  ['cleaning', 'CRT', 'Colour Repair Technician'],
  ['cleaning', 'RRT', 'Carpet Repair and Reinstallation Technician'],
  ['cleaning', 'FCT', 'Floor Care Technician'],
  ['cleaning', 'RFMT', 'Resilient Floor Maintenance Technician'],
  ['cleaning', 'SMT', 'Stone, Masonry and Ceramic Tile Cleaning Technician'],
  ['restoration', 'WRT', 'Water Damage Restoration Technician'],
  ['restoration', 'ASD', 'Applied Structural Drying Technician'],
  ['restoration', 'CDS', 'Commercial Drying Specialist'],
  ['restoration', 'AMRT', 'Applied Microbial Remediation Technician'],
  ['restoration', 'AMRS', 'Applied Microbial Remediation Specialist'],
  ['restoration', 'FSRT', 'Fire and Smoke Damage Restoration Technician', ['SRT']],
  ['restoration', 'OCT', 'Odour Control Technician'],
  ['restoration', 'HST', 'Health and Safety Technician'],
  ['restoration', 'TCST', 'Trauma and Crime Scene Technician'],
  ['inspection', 'SPI', 'Substrate and Subfloor Inspector'],
  ['inspection', 'CTI', 'Ceramic Tile Inspector'],
  ['inspection', 'MSI', 'Marble and Stone Inspector'],
  ['inspection', 'RFI', 'Resilient Flooring Inspector'],
  ['inspection', 'ISSI', 'Introduction to Substrate and Subfloor Inspection'],
  ['masters', 'MWR', 'Master Water Restorer'],
  ['masters', 'MSR', 'Master Fire and Smoke Restorer'],
  ['masters', 'MTC', 'Master Textile Cleaner'],
];

/** The row id of an IICRC designation: an id of its own, because codes are reused. */
export const designationId = (code: string) => `iicrc-${code.toLowerCase()}`;

const iicrcDesignations = names.map(([track, code, name, aliases = []]) => ({
  id: designationId(code),
  bodyId: 'iicrc',
  code,
  name,
  track,
  aliases,
  cycleGroupId: track === 'inspection' || track === 'masters' ? 'iicrc-masters-inspectors' : 'iicrc-technicians',
}));

const otherDesignations = [
  ['ria', 'ria', 'CR', 'Certified Restorer'],
  ['ria', 'ria', 'WLS', 'Water Loss Specialist'],
  ['acac', 'acac', 'ACAC', 'ACAC certification'],
  ['nadca', 'nadca-ascs', 'ASCS', 'Air Systems Cleaning Specialist'],
  ['nsw', 'nsw-builders', 'NSW', 'NSW building licence'],
  ['tas', 'tas-builders', 'TAS', 'Tasmanian building licence'],
] as const;

export const designations: Insertable<DB['designations']>[] = [
  ...iicrcDesignations,
  ...otherDesignations.map(([bodyId, cycleGroupId, code, name]) => ({
    id: `${bodyId}-${code.toLowerCase()}`,
    bodyId,
    code,
    name,
    track: 'other bodies',
    cycleGroupId,
  })),
];
