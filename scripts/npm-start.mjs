import { become, build, findNode, home, install } from './setup.mjs';

install(false);
const node = findNode();
build(node);
become(node, [`${home}/dist/passerelle.mjs`, 'start', ...process.argv.slice(2)]);
