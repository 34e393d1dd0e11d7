/** The job that sends mails about notices; woken when one is to go at once. */
export const noticeJobName = 'notices';
