export { WhomToAsk } from './parts/whom-to-ask.tsx';
