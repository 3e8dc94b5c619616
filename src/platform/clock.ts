/** The only source of the present; tests hand in one that they move. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
