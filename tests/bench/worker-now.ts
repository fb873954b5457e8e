/** Half past eleven in the morning in Sydney: reminders go out. */
export const workerNow = '2026-12-01T00:30:00Z';
