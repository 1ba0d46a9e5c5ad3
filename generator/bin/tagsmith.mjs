#!/usr/bin/env node
// Committed, so that npm can link it before anything is built; `npm run build` writes the main file.
import { run } from "../dist/cli.js";

process.exitCode = await run(process.argv.slice(2));
