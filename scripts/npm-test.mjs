import { become, build, findNode, home, install } from './setup.mjs';

install(true);
const node = findNode();
build(node);
process.env.PATH = `${home}/node_modules/.bin:${process.env.PATH}`;
become(node, ['scripts/run.mjs', 'scripts/test.ts', ...process.argv.slice(2)], { cwd: home });
