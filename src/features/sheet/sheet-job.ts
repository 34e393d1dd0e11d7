/** The job that reads tables and takes them in; woken when one waits. */
export const sheetJobName = 'sheets';
