import { z } from 'astro/zod';
import { createInstructor, editInstructor, reinstateInstructor, retireInstructor } from '#src/catalogue/index.ts';
import { mark, text } from './counter-fields.ts';
import { line, optionalEmail, optionalLine, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedPlace } from './place-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const id = { instructorId: z.uuid() };
const details = {
  name: personName('Enter the name as the public reads it'),
  headline: line('Say in a few words what they teach', 120),
  certifications: optionalLine(160).transform((typed) => typed ?? ''),
  bio: text(2_000),
  accountEmail: optionalEmail(),
};

/** Forms by which staff keep the people whom sessions name as their instructors. */
export const instructors = {
  create: formAction(z.object({ ...id, ...details }), async ({ instructorId, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await createInstructor(context.locals.services, { by, instructorId, details: typed });
      return result.ok ? to(instructorId, 'instructor') : refusedPlace(result);
    }),
  ),

  edit: formAction(
    z.object({ ...id, updatedAt: mark(), ...details }),
    async ({ instructorId, updatedAt, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const edit = { by, instructorId, updatedAt, details: typed };
        const result = await editInstructor(context.locals.services, edit);
        return result.ok ? to(instructorId, 'saved') : refusedPlace(result);
      }),
  ),

  retire: formAction(z.object(id), async ({ instructorId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await retireInstructor(context.locals.services, { by, instructorId });
      return result.ok ? to(instructorId, 'instructor-retired') : refusedPlace(result);
    }),
  ),

  reinstate: formAction(z.object(id), async ({ instructorId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await reinstateInstructor(context.locals.services, { by, instructorId });
      return result.ok ? to(instructorId, 'instructor-back') : refusedPlace(result);
    }),
  ),
};

function to(instructorId: string, done: string) {
  return { to: `/staff/instructors/${instructorId}?done=${done}` };
}
