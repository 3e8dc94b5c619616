import type { Result } from './result.ts';
export async function* benchPublish(_options: string[]): AsyncGenerator<Result> {}
