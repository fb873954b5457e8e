/** Where time comes from. Modules never read the system clock, so that a test can say what time it is. */
export interface Clock {
  now(): Date;
}
