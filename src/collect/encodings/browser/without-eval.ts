import { config } from 'zod/v4/core';

// Before any shape is made: zod would try to compile them, which no page of the hub allows.
config({ jitless: true });
