import type { FormRefusal } from '#src/shared/forms.ts';

/** Words for every reason of these refusals; where they need a fact of the refusal, a function of it. */
export type WordsFor<Refusal extends { reason: string }> = {
  [Reason in Refusal['reason']]: FormRefusal | ((refusal: Extract<Refusal, { reason: Reason }>) => FormRefusal);
};

/** The refusal in the words that the map has for it. */
export function phrase<Refusal extends { reason: string }>(words: WordsFor<Refusal>, refusal: Refusal): FormRefusal {
  const found = words[refusal.reason as Refusal['reason']] as FormRefusal | ((refusal: Refusal) => FormRefusal);
  return typeof found === 'function' ? found(refusal) : found;
}
