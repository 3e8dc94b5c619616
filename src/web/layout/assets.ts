import { home } from '../../platform/home.ts';
import { buildIslands } from '../islands/islands.ts';
import { buildStyles } from '../styles/styles.ts';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
}

/** The one stylesheet and the one script of the hub, under addresses that carry their contents' hash. */
export async function buildAssets(): Promise<Assets> {
  const [styles, islands] = await Promise.all([buildStyles(home), buildIslands(home)]);
  return {
    style: {
      path: `/assets/${styles.hash}.css`,
      type: 'text/css; charset=utf-8',
      body: styles.css,
    },
    script: {
      path: `/assets/${islands.hash}.js`,
      type: 'text/javascript; charset=utf-8',
      body: islands.script,
    },
  };
}
