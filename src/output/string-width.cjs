// The build and jest replace `string-width` with this module, so that cli-table3 measures text like the layout does;
// otherwise it would cut cells. CommonJS, like cli-table3.
const { stripVTControlCharacters } = require('node:util')
const { widthOf } = require('./width')

module.exports = (text) => widthOf(text.includes('\u001b') ? stripVTControlCharacters(text) : text)
