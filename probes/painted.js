// What the computed styles of an element say of pictures they paint. Pure: strings and boxes in, addresses and boxes out.
// Source: CSS Backgrounds and Borders Level 3 (layers, sizes), CSS Images Level 4 (image-set).

// The parts of a list between its commas, which may stand within brackets and quotes too.
function cssParts(list) {
  const parts = [];
  let depth = 0, start = 0;
  for (const mark of list.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*"|[(),]/g)) {
    if (mark[0] === '(') depth += 1;
    else if (mark[0] === ')') depth -= 1;
    else if (mark[0] === ',' && !depth) { parts.push(list.slice(start, mark.index)); start = mark.index + 1; }
  }
  return [...parts, list.slice(start)].map(part => part.trim());
}

function cssAddresses(text) {
  return [...text.matchAll(/url\("([^"\\]*(?:\\[^][^"\\]*)*)"\)/g)].map(found => found[1].replace(/\\([^])/g, '$1'));
}

// The pictures of one layer: of a set for several finenesses the one that this screen gets.
function paintedBy(layer) {
  if (!/^(-webkit-)?image-set\(/.test(layer)) return cssAddresses(layer);
  const choices = cssParts(layer.slice(layer.indexOf('(') + 1, -1)).map(choice => [cssAddresses(choice)[0], parseFloat(/ ([\d.]+)(?:dppx|x)/.exec(choice)?.[1] ?? 1)]);
  const known = choices.filter(([address]) => address).sort((a, b) => a[1] - b[1]);
  const best = known.find(([, fineness]) => fineness >= devicePixelRatio) || known[known.length - 1];
  return best ? [best[0]] : [];
}

// How large one tile of a layer is at most on a ground of this size: of what keeps its own size only that is known.
function tile(size, width, height) {
  const [across, down] = size.split(' ').map((side, at) => {
    const whole = at ? height : width;
    const length = side.endsWith('%') ? parseFloat(side) / 100 * whole : parseFloat(side);
    return Math.min(whole, Number.isNaN(length) || side.startsWith('calc') ? whole : length);
  });
  return [across, down === undefined ? height : down];
}

// [address, width, height] of each picture that a style paints on a ground of this size.
function paintings(style, width, height) {
  const found = [];
  const image = style.backgroundImage;
  if (image.includes('url(')) {
    const sizes = style.backgroundSize.split(', ');
    cssParts(image).forEach((layer, at) => {
      for (const address of paintedBy(layer)) found.push([address, ...tile(sizes[at % sizes.length], width, height)]);
    });
  }
  return [...found, ...contents(style, width, height)];
}

function contents(style, width, height) {
  const content = style.content;
  return content.includes('url(') ? cssParts(content).flatMap(paintedBy).map(address => [address, width, height]) : [];
}
