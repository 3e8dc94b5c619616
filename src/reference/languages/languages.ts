export const LANGS = ['fr', 'en', 'es', 'ar'] as const;
export type Lang = (typeof LANGS)[number];
