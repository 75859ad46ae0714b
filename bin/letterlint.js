#!/usr/bin/env node
'use strict'
const { main } = require('../dist/load.cjs')

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
