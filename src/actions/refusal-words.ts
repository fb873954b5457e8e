import type { FormRefusal } from '#src/shared/forms.ts';

/** Words for every reason of these refusals; where they need a fact of the refusal, a function of it. */
export type WordsFor<Refusal extends { reason: string }> = {
  [Reason in Refusal['reason']]: FormRefusal | ((refusal: Extract<Refusal, { reason: Reason }>) => FormRefusal);
};
