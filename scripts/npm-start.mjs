import { become, build, findNode, install, program } from './setup.mjs';

install(false);
const node = findNode();
build(node);
become(node, program('start', ...process.argv.slice(2)));
