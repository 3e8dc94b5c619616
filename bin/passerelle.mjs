#!/usr/bin/env node
import { become, build, findNode, install, program } from '../scripts/setup.mjs';

install(false);
const node = findNode();
build(node);
become(node, program(...process.argv.slice(2)));
