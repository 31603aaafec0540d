// What cli-table3 and others require as `string-width`: the build and jest put this in its place, for what draws a
// table and what lays it out must measure alike, or a cell would be cut. CommonJS, because cli-table3 is.
const { stripVTControlCharacters } = require('node:util')
const { widthOf } = require('./width')

module.exports = (text) => widthOf(text.includes('\u001b') ? stripVTControlCharacters(text) : text)
