/** Path of a Chromium that starts; rejects with one message saying what to do where none can be had. */
export function ensureBrowser(report?: (line: string) => void): Promise<string>;
