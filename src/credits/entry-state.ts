export type EntryState = 'earned' | 'submitted' | 'accepted' | 'rejected';

/**
 * How a credit entry moves: earned, sent to the body, answered. What a body turned down may be sent again, with what was
 * missing. An answer or a sending that was noted by mistake is taken back one step.
 */
export const entryTransitions: Record<EntryState, readonly EntryState[]> = {
  earned: ['submitted'],
  submitted: ['accepted', 'rejected', 'earned'],
  accepted: ['submitted'],
  rejected: ['submitted'],
};

export function mayEntryBecome(from: EntryState, to: EntryState): boolean {
  return entryTransitions[from].includes(to);
}
