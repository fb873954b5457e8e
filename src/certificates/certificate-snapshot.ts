/** Credit that one body gives for the completed course. */
interface CertificateCredit {
  /** An exact decimal: "7", "1.5". */
  units: string;
  /** The body's word for its unit, in the right number: "CECs", "contact hour". */
  unitLabel: string;
  body: string;
  approvalReference: string | null;
}

/** Everything a certificate says, as it was on the day of issue. Never edited: a correction is the next version. */
export interface CertificateSnapshot {
  number: string;
  version: number;
  learnerName: string;
  iicrcId: string | null;
  courseTitle: string;
  courseKind: string;
  delivery: string;
  providerName: string;
  providerAbn: string;
  /** YYYY-MM-DD */
  completedOn: string;
  /** In words, as on the session's page; null for a self-paced course. */
  sessionDates: string | null;
  venue: string | null;
  instructorNames: string[];
  /** One entry for each body; none where no body has approved the course. */
  credits: CertificateCredit[];
  /** An exact decimal of hours of instruction. */
  hours: string;
  verifyUrl: string;
  /** ISO 8601, UTC. */
  issuedAt: string;
}
