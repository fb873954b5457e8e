import type { SampleCourse } from '../sample-types.ts';
import appliedMicrobialRemediation from './applied-microbial-remediation.ts';
import appliedStructuralDrying from './applied-structural-drying.ts';
import bloodbornePathogensForRestorers from './bloodborne-pathogens-for-restorers.ts';
import category3WaterWorkshop from './category-3-water-workshop.ts';
import commercialDryingForum from './commercial-drying-forum.ts';
import commercialDryingSpecialist from './commercial-drying-specialist.ts';
import contentsPackOut from './contents-pack-out.ts';
import dryingCaseEvenings from './drying-case-evenings.ts';
import dryingHardwoodFloors from './drying-hardwood-floors.ts';
import fireAndSmokeRestoration from './fire-and-smoke-restoration.ts';
import healthAndSafetyTechnician from './health-and-safety-technician.ts';
import moistureMetersThatAgree from './moisture-meters-that-agree.ts';
import mouldContainmentWorkshop from './mould-containment-workshop.ts';
import mouldInTheOccupiedHome from './mould-in-the-occupied-home.ts';
import mouldQuestionsFromTenants from './mould-questions-from-tenants.ts';
import odourControlTechnician from './odour-control-technician.ts';
import psychrometryByHand from './psychrometry-by-hand.ts';
import restorationTradeShowDay from './restoration-trade-show-day.ts';
import scopingAWaterLoss from './scoping-a-water-loss.ts';
import thermalImagingForInspectors from './thermal-imaging-for-inspectors.ts';
import traumaSceneFirstHours from './trauma-scene-first-hours.ts';
import waterCategoryAndClass from './water-category-and-class.ts';
import waterDamageRestorationTechnician from './water-damage-restoration-technician.ts';
import wrtAsdCombination from './wrt-asd-combination.ts';

/** Water, mould, fire and odour, inspection and trauma scenes. */
export const restorationCourses: SampleCourse[] = [
  waterDamageRestorationTechnician,
  appliedStructuralDrying,
  wrtAsdCombination,
  commercialDryingSpecialist,
  psychrometryByHand,
  category3WaterWorkshop,
  dryingHardwoodFloors,
  dryingCaseEvenings,
  commercialDryingForum,
  restorationTradeShowDay,
  waterCategoryAndClass,
  appliedMicrobialRemediation,
  mouldContainmentWorkshop,
  mouldQuestionsFromTenants,
  mouldInTheOccupiedHome,
  fireAndSmokeRestoration,
  odourControlTechnician,
  contentsPackOut,
  moistureMetersThatAgree,
  thermalImagingForInspectors,
  scopingAWaterLoss,
  traumaSceneFirstHours,
  bloodbornePathogensForRestorers,
  healthAndSafetyTechnician,
];
