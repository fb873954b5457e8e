/** What may be wrong with an invitation, be it to a team or to work here. */
export const invitationWords = {
  'invitation-over': {
    words:
      'This invitation is too old, was withdrawn, or was replaced by a newer one. Ask whoever invited you to send another.',
    status: 410,
  },
  'invitation-for-another': ({ email }: { email: string }) => ({
    words: `This invitation was sent to ${email}. Sign out, and sign in with that address to accept it.`,
    status: 403,
  }),
};
