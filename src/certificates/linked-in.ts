interface Facts {
  courseTitle: string;
  /** YYYY-MM-DD */
  completedOn: string;
  number: string;
  providerName: string;
  siteUrl: string;
}

/**
 * Where a holder adds the certificate to their LinkedIn profile: LinkedIn's form, filled in by its address, as issuers of
 * certificates do it. Nothing is sent before they follow it.
 */
export function linkedInUrl({ courseTitle, completedOn, number, providerName, siteUrl }: Facts): string {
  const [year = '', month = ''] = completedOn.split('-');
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: courseTitle,
    organizationName: providerName,
    issueYear: year,
    issueMonth: String(Number(month)),
    certUrl: `${siteUrl}/verify/${number}`,
    certId: number,
  });
  return `https://www.linkedin.com/profile/add?${fields}`;
}
