/** Who sells the training, as every page shows it. */
export interface Provider {
  name: string;
  /** Eleven digits. */
  abn: string;
  email: string;
  phone: string;
  /** Adds the line that says the provider is invented. */
  sampleNotice: boolean;
}
