/** The job that mails links for new passwords; woken when one is asked for. */
export const passwordResetJobName = 'password-resets';
