import { randomInt } from 'node:crypto';
import { backupCodeLength, backupLetters, inGroups } from './second-factor.model.ts';

const CODES = 10;

/** Codes for when the telephone is lost; each lets in once. */
export function newBackupCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: backupCodeLength }, () => backupLetters[randomInt(backupLetters.length)]);
    return inGroups(letters.join(''), '-');
  });
}
