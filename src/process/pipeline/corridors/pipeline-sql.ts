/** The pipeline as one readable text, committed as `docs/pipeline.sql` so that a review sees it change. */
import type { Step } from '../step.ts';
import { CORRIDOR_STEPS } from './steps.ts';

const HEADER = `-- From facts to corridors, step by step. Written from src/process/pipeline/corridors/; do not edit.
-- Inputs: input_facts (the facts of all applied imports, with source and import_id), input_sources, input_scope.
-- Each step leaves one table of its name as Parquet in the run's directory. Its rules: docs/methods/corridors.md.
`;

export function pipelineSql(): string {
  return [HEADER, ...CORRIDOR_STEPS.map(stepSql)].join('\n');
}

function stepSql(step: Step, index: number): string {
  const title = `-- ${index + 1}. ${step.table}\n${comment(step.about)}\n`;
  if (!('sql' in step)) {
    const columns = Object.entries(step.columns).map(([name, type]) => `${name} ${type}`);
    return `${title}${comment(`In TypeScript, from ${step.reads.join(', ')}: ${columns.join(', ')}.`)}\n`;
  }
  const chunks = step.chunks ? `${comment(`In chunks: ${step.chunks}.`)}\n` : '';
  return `${title}${chunks}create table ${step.table} as${step.sql};\n`;
}

function comment(text: string): string {
  const words = text.split(' ');
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 110) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line) => `-- ${line}`).join('\n');
}
