export { giveRecommendation, setRecommendationStatus } from './recommendation.commands.server.ts';
