import { z } from 'zod';
import { day } from '../../web/http/forms.ts';
import { COMMITMENT_STATES } from './commitments.ts';

const needed = (most: number) => z.string().trim().min(1).max(most);

export const MOST = { reason: 2000, text: 1000, owner: 160 } as const;

/** What is decided; each fate asks for what it needs. */
export const fateForm = (today: string) =>
  z
    .object({
      fate: z.enum(['retained', 'joined', 'not-retained', 'expected']),
      reason: needed(MOST.reason),
      paragraph: z.union([z.uuid(), z.literal('')]),
      joined: z.string().trim().max(6),
      expectedBy: z.union([day, z.literal('')]),
    })
    .refine(({ fate, joined }) => fate !== 'joined' || /^\d{1,6}$/.test(joined), {
      path: ['joined'],
      message: 'statement-numbers',
    })
    .refine(({ fate, expectedBy }) => fate !== 'expected' || expectedBy > today, {
      path: ['expectedBy'],
      message: 'ahead',
    });

export const undertakingForm = (today: string) =>
  z.object({
    owner: needed(MOST.owner),
    text: needed(MOST.text),
    dueOn: day.refine((on) => on >= today, 'ahead'),
    consultation: z.union([z.uuid(), z.literal('')]),
  });

export const followUpForm = (today: string) =>
  z.object({
    state: z.enum(COMMITMENT_STATES),
    text: needed(MOST.text),
    dueOn: z.union([z.literal(''), day.refine((on) => on > today, 'ahead')]),
  });
