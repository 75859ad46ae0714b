'use strict'
/** What a thread of its own loads to check letters. The build copies this file to `dist/`. */
module.exports = require('./load.cjs').work
