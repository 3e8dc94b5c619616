/** What organisations do, for pages about something else. */
export { ActivityLines, SOME } from './lines.tsx';
