import { home } from '../../platform/home.ts';
import { buildIslands, buildScript, type Script } from '../islands/islands.ts';
import { buildStyles } from '../styles/styles.ts';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
  /** Keeps answers until there is a network, on the pages where statements are answered. */
  readonly answers: Asset;
  /** The page on which lists are encoded has scripts that no other page loads. */
  readonly encoder: { readonly page: Asset; readonly worker: Asset };
  /** The page of a session follows what happens in it. */
  readonly live: Asset;
}

const ENCODER = 'src/collect/encodings/browser';
const LIVE = 'src/engage/sessions/browser/live-page.ts';

/** The one stylesheet and the one script of every page, and the encoder's, under addresses that carry their contents' hash. */
export async function buildAssets(): Promise<Assets> {
  const [styles, islands, answers, page, worker, live] = await Promise.all([
    buildStyles(home),
    buildIslands(home),
    buildScript('src/web/islands/answer-queue.ts', home),
    buildScript(`${ENCODER}/encode-page.ts`, home),
    buildScript(`${ENCODER}/encode-worker.ts`, home),
    buildScript(LIVE, home),
  ]);
  return {
    style: {
      path: `/assets/${styles.hash}.css`,
      type: 'text/css; charset=utf-8',
      body: styles.css,
    },
    script: scriptAsset(islands),
    answers: scriptAsset(answers),
    encoder: { page: scriptAsset(page), worker: scriptAsset(worker) },
    live: scriptAsset(live),
  };
}

const scriptAsset = ({ hash, script }: Script): Asset => ({
  path: `/assets/${hash}.js`,
  type: 'text/javascript; charset=utf-8',
  body: script,
});
