// Draws terminal lines as SVG.
const fontSize = 13
const columnWidth = 7.83
const lineHeight = 18
const margin = 16

// eslint-disable-next-line no-control-regex -- matches escape sequences
const colour = /\u001b\[(\d+)m/g
const classes = { 31: 'red', 32: 'green', 33: 'yellow' }

/** An SVG of lines with colour escape sequences; lines that start with `$ ` are input. */
export function svgOf(lines) {
  const plain = lines.map((line) => line.replace(colour, ''))
  const width = Math.ceil(Math.max(...plain.map(({ length }) => length)) * columnWidth + 2 * margin)
  const height = lines.length * lineHeight + 2 * margin
  const texts = lines.map((line, index) => {
    const y = margin + (index + 1) * lineHeight - 5
    return `<text x="${margin}" y="${y}"${line.startsWith('$ ') ? ' class="typed"' : ''}>${coloured(line)}</text>\n`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>A session with magnum</title>
<style>
  text { font: ${fontSize}px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d0d0d0; white-space: pre }
  .typed { fill: #ffffff; font-weight: bold } .red { fill: #ff6b6b } .green { fill: #69db7c } .yellow { fill: #ffd43b }
</style>
<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>
${texts.join('')}</svg>
`
}

function coloured(line) {
  return escaped(line).replace(colour, (_, code) =>
    code === '39' ? '</tspan>' : `<tspan class="${classes[code]}">`,
  )
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
