/** Meetings of two people who both said yes. */
export { meetingHolding } from './holding.ts';
export { meetingRoutes } from './routes.tsx';
