import type { SampleCourse } from '../sample-types.ts';
import appliedMicrobialRemediation from './applied-microbial-remediation.ts';
import appliedStructuralDrying from './applied-structural-drying.ts';
import commercialDryingSpecialist from './commercial-drying-specialist.ts';
import fireAndSmokeRestoration from './fire-and-smoke-restoration.ts';
import healthAndSafetyTechnician from './health-and-safety-technician.ts';
import odourControlTechnician from './odour-control-technician.ts';
import waterDamageRestorationTechnician from './water-damage-restoration-technician.ts';
import wrtAsdCombination from './wrt-asd-combination.ts';

/** Water, mould, fire and odour, inspection and trauma scenes. */
export const restorationCourses: SampleCourse[] = [
  waterDamageRestorationTechnician,
  appliedStructuralDrying,
  wrtAsdCombination,
  commercialDryingSpecialist,
  appliedMicrobialRemediation,
  fireAndSmokeRestoration,
  odourControlTechnician,
  healthAndSafetyTechnician,
];
