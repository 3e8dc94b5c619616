#!/usr/bin/env node
import { become, build, findNode, home, install } from '../scripts/setup.mjs';

install(false);
const node = findNode();
build(node);
become(node, [`${home}/dist/passerelle.mjs`, ...process.argv.slice(2)]);
