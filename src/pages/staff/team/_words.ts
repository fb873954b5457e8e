import type { StaffRole } from '#src/accounts/index.ts';

/** What staff may do, in a word and in a sentence. */
export const staffRoleWords: Record<StaffRole, { name: string; may: string }> = {
  admin: { name: 'Administrator', may: 'Does all that the others do, and says who works here' },
  coordinator: { name: 'Coordinator', may: 'Runs courses, sessions, orders and mail' },
  trainer: { name: 'Trainer', may: 'Teaches, checks people in, records attendance' },
};

export const staffRoleChoices = (['coordinator', 'trainer', 'admin'] as const).map((role) => ({
  value: role,
  label: staffRoleWords[role].name,
  hint: staffRoleWords[role].may,
}));
