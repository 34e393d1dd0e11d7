export { StoryLink } from './parts/story-link.tsx';
