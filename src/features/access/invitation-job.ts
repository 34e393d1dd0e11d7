/** The job that mails invitations; woken when one is written. */
export const invitationJobName = 'invitations';
