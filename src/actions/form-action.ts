import { type ActionAPIContext, defineAction } from 'astro:actions';
import type { z } from 'astro/zod';
import type { FormOutcome } from '#src/shared/forms.ts';

type Definition<Shape extends z.ZodObject> = Parameters<typeof defineAction<FormOutcome, 'form', Shape>>[0];

/**
 * An action that a plain form calls: the shape of its fields, then what to do with them. The middleware goes where the outcome
 * says, or shows the page again with the faults in `Astro.locals.form(name)`.
 */
export function formAction<Shape extends z.ZodObject>(
  input: Shape,
  perform: (typed: z.output<Shape>, context: ActionAPIContext) => Promise<FormOutcome>,
) {
  const handler = async (typed: z.output<Shape>, context: ActionAPIContext): Promise<FormOutcome> => {
    try {
      return await perform(typed, context);
    } catch (error) {
      context.locals.actionFault = error;
      throw error;
    }
  };
  return defineAction<FormOutcome, 'form', Shape>({
    accept: 'form',
    input,
    handler: handler as Definition<Shape>['handler'],
  });
}
