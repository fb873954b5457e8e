/** PostgreSQL's "untranslatable or invalid character": text with a NUL in it, which no keyboard types. */
const invalidCharacter = '22021';

/** Whether a fault is that what somebody sent is no text at all. */
export function isUnstorable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === invalidCharacter;
}
