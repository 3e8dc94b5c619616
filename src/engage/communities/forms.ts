import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { refusedSubject } from './subjects.ts';

export const KINDS = ['field', 'city', 'culture', 'generation', 'youth', 'women'] as const;

export const ACCESSES = ['open', 'invited'] as const;

/** Whose members could be hurt by being known: they keep no list of members. */
const UNLISTED: readonly string[] = ['youth', 'women'];
export const mayList = (kind: string): boolean => !UNLISTED.includes(kind);

export const communityForm = z.object({
  kind: z.enum(KINDS),
  access: z.enum(ACCESSES),
  lang: z.enum(LANGS),
  name: z
    .string()
    .trim()
    .min(3, 'short')
    .max(80)
    .superRefine((name, context) => {
      const subject = refusedSubject(name);
      if (subject) context.addIssue({ code: 'custom', message: `community-${subject}` });
    }),
  purpose: z.string().trim().min(20, 'short').max(600),
  rules: z.string().trim().max(2000),
});
export type CommunityForm = z.infer<typeof communityForm>;

export const memberForm = z.object({
  name: z.string().trim().min(2, 'short').max(40),
  listed: z.boolean(),
  digest: z.boolean(),
});
export type MemberForm = z.infer<typeof memberForm>;

export const postForm = z.object({
  kind: z.enum(['notice', 'question']),
  lang: z.enum(LANGS),
  text: z.string().trim().min(5, 'short').max(2000),
});
export type PostForm = z.infer<typeof postForm>;

export const answerForm = postForm.omit({ kind: true });

/** Why something is reported, hidden, refused or asked to be shown again. */
export const reasonText = z.string().trim().min(5, 'short').max(500);
