import { guardAgainstDoubleSending } from './double-sending.ts';
import { offerPasskeys } from './passkey.ts';

// The script of the pages for signing in and of one's account. Everything but passkeys works without it.

guardAgainstDoubleSending(document);
offerPasskeys(document);
