/**
 * Where days are counted that belong to no session: papers are dated, payments fall due and cycles end where the provider is.
 * Sydney time stands for the eastern states.
 */
export const officeZone = 'Australia/Sydney';
