import carpetCareFundamentals1 from './carpet-care-fundamentals-1.ts';
import carpetCareFundamentals2 from './carpet-care-fundamentals-2.ts';
import carpetCareFundamentals3 from './carpet-care-fundamentals-3.ts';
import carpetCleaningTechnician from './carpet-cleaning-technician.ts';
import colourRepairTechnician from './colour-repair-technician.ts';
import confinedSpaceAwareness from './confined-space-awareness.ts';
import fabricIdentificationWebinar from './fabric-identification-webinar.ts';
import greenCleaningWebinar from './green-cleaning-webinar.ts';
import hardFloorCare from './hard-floor-care.ts';
import leatherCleaningTechnician from './leather-cleaning-technician.ts';
import moistureBasicsOnline from './moisture-basics-online.ts';
import ownersTrainingDay from './owners-training-day.ts';
import quotingAndGstWebinar from './quoting-and-gst-webinar.ts';
import rugCleaningTechnician from './rug-cleaning-technician.ts';
import spotAndStainRemoval from './spot-and-stain-removal.ts';
import stoneMasonryTileTechnician from './stone-masonry-tile-technician.ts';
import stoneRestorationWorkshop from './stone-restoration-workshop.ts';
import tileAndGroutOnline from './tile-and-grout-online.ts';
import upholsteryAndFabricTechnician from './upholstery-and-fabric-technician.ts';
import viscoseRugsWebinar from './viscose-rugs-webinar.ts';
import woolCarpetCare from './wool-carpet-care.ts';
import workSafetyForCrewsWebinar from './work-safety-for-crews-webinar.ts';
import type { SampleCourse } from '../sample-types.ts';

/** The cleaning half of the sample catalogue: carpet, upholstery, rugs, stone and tile, business and safety. */
export const cleaningCourses: SampleCourse[] = [
  carpetCleaningTechnician,
  upholsteryAndFabricTechnician,
  rugCleaningTechnician,
  stoneMasonryTileTechnician,
  colourRepairTechnician,
  leatherCleaningTechnician,
  spotAndStainRemoval,
  hardFloorCare,
  woolCarpetCare,
  stoneRestorationWorkshop,
  fabricIdentificationWebinar,
  viscoseRugsWebinar,
  greenCleaningWebinar,
  quotingAndGstWebinar,
  workSafetyForCrewsWebinar,
  confinedSpaceAwareness,
  ownersTrainingDay,
  moistureBasicsOnline,
  carpetCareFundamentals1,
  carpetCareFundamentals2,
  carpetCareFundamentals3,
  tileAndGroutOnline,
];
