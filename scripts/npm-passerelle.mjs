import { become, build, findNode, install, program } from './setup.mjs';

install(false);
const node = findNode();
build(node);
// npm runs scripts in the project's folder; the files named on the command line are meant from where the person stands.
become(node, program(...process.argv.slice(2)), {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
