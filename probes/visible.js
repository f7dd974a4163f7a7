// Reads one page as a visitor sees it, and what it serves without showing it. Called in an isolated world, whose
// built-ins the page cannot replace. `options` is {fields, nodes, characters, words, milliseconds}; `pairs` are closed
// shadow roots, each after its host. Gives one JSON string; `closedRootHosts` keeps elements that may hide such a root.
// Stands beside painted.js, whose functions it calls.
function read(options, ...pairs) {
  const BLOCKS = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE ' +
    'FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH ' +
    'THEAD TR UL').split(' '));
  const SILENT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK BASE TITLE IFRAME OBJECT EMBED CANVAS VIDEO AUDIO'.split(' '));
  const WHOLE = new Set(['ARTICLE', 'SECTION']); // never one line of several
  const HEADINGS = new Set('H1 H2 H3 H4 H5 H6'.split(' '));
  const HOSTS = new Set('ARTICLE ASIDE BLOCKQUOTE DIV FOOTER HEADER MAIN NAV P SECTION SPAN'.split(' '));
  const COVERS = new Set('IMG VIDEO CANVAS IFRAME OBJECT EMBED'.split(' '));
  const DEPTH = 600;
  const LEGIBLE = 3; // CSS pixels: no glyph lower than this can be read
  const SAME = 1.1; // WCAG 2.2 contrast ratio under which letters and ground look the same
  const deadline = performance.now() + options.milliseconds;
  const closed = new Map();
  for (let i = 0; i < pairs.length; i += 2) closed.set(pairs[i], pairs[i + 1]);
  const page = {texts: [], metas: [], structured: [], links: [], images: [], password: false, cut: false};
  const marks = new Map(); // element -> field name
  const events = []; // the page in reading order: text, breaks, and where blocks begin and end
  const hosts = [];
  let deep = false;
  let nodes = 0;
  let words = 0;
  let characters = 0;

  const root = document.documentElement;
  const extent = root ? [Math.max(root.scrollWidth, innerWidth), Math.max(root.scrollHeight, innerHeight)] : [0, 0];
  page.title = document.title;
  page.language = root ? root.lang : '';
  page.address = document.URL;
  page.width = extent[0];
  page.height = extent[1];

  function spent() {
    nodes += 1;
    if (nodes > options.nodes || (nodes % 64 === 0 && performance.now() > deadline)) page.cut = true;
    return page.cut;
  }

  function mark(tree) {
    for (const [name, selectors] of Object.entries(options.fields)) {
      for (const selector of selectors) {
        let found = [];
        try {
          found = [...tree.querySelectorAll(selector)].filter(saysSomething);
        } catch { /* a selector this browser does not know marks nothing */ }
        for (const element of found) if (!marks.has(element)) marks.set(element, name);
        if (found.length) break;
      }
    }
  }

  function saysSomething(element) {
    return Boolean(element.textContent.trim() || element.getAttribute('alt') || element.getAttribute('href'));
  }

  const colours = new Map();
  function rgba(colour) {
    if (!colours.has(colour)) colours.set(colour, parsed(colour));
    return colours.get(colour);
  }

  function parsed(colour) {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return found && {rgb: [+found[1], +found[2], +found[3]], alpha: found[4] === undefined ? 1 : +found[4]};
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function alike(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) < SAME;
  }

  function meet(clip, rect, style) {
    const inner = clip.slice();
    if (style.overflowX !== 'visible') { inner[0] = Math.max(inner[0], rect.left); inner[2] = Math.min(inner[2], rect.right); }
    if (style.overflowY !== 'visible') { inner[1] = Math.max(inner[1], rect.top); inner[3] = Math.min(inner[3], rect.bottom); }
    return inner;
  }

  const EVERYWHERE = [-1e9, -1e9, 1e9, 1e9];
  const empty = clip => clip[2] - clip[0] < 1 || clip[3] - clip[1] < 1;
  const outside = (r, c) => Math.min(r.right, c[2]) - Math.max(r.left, c[0]) < 1 || Math.min(r.bottom, c[3]) - Math.max(r.top, c[1]) < 1;

  function clippedAway(style, position) {
    const path = style.clipPath;
    if (path !== 'none' && /inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(0(?:px|%)?[ )]/.test(path)) return true;
    if (position !== 'absolute' && position !== 'fixed') return false;
    const box = style.clip !== 'auto' && /^rect\(([\d.-]+)px, ([\d.-]+)px, ([\d.-]+)px, ([\d.-]+)px\)$/.exec(style.clip);
    return Boolean(box) && (box[3] - box[1] < LEGIBLE || box[2] - box[4] < LEGIBLE);
  }

  // What holds for an element's children, from what holds for itself. Most elements change nothing.
  function within(element, style, around) {
    const position = style.position;
    const opacity = style.opacity;
    const clips = (style.overflowX !== 'visible' || style.overflowY !== 'visible') && element.tagName !== 'HTML' && element.tagName !== 'BODY';
    const moved = style.transform !== 'none';
    const colour = rgba(style.backgroundColor);
    const painted = style.backgroundImage !== 'none';
    const clear = colour && colour.alpha <= 0.1 && !painted;
    const away = clippedAway(style, position) || style.contentVisibility === 'hidden';
    if (position === 'static' && opacity === '1' && !clips && !moved && clear && !away) return around;
    const here = {...around};
    if (position === 'absolute') here.clip = around.placed;
    if (position === 'fixed') here.clip = around.whole;
    here.opacity = around.opacity * Number(opacity);
    here.gone = around.gone || away || here.opacity < 0.1;
    here.floats = around.floats || position === 'fixed' || position === 'sticky';
    if (clips) {
      const inner = meet(here.clip, element.getBoundingClientRect(), style);
      here.clip = /auto|scroll/.test(style.overflowX + style.overflowY) && !empty(inner) ? EVERYWHERE : inner;
    }
    if (position !== 'static' || moved) here.placed = here.clip;
    if (painted || !colour || (colour.alpha > 0.1 && colour.alpha < 0.9)) here.ground = null;
    else if (colour.alpha >= 0.9) here.ground = colour.rgb;
    const solid = COVERS.has(element.tagName) || (colour && colour.alpha >= 0.9) || (painted && /url\(/.test(style.backgroundImage));
    if (solid && !here.gone && !here.floats && here.opacity > 0.9 && style.visibility === 'visible') cover(element, here);
    return here;
  }

  // Solid elements, in rows of the page: only text that lies within one and not inside it can be covered.
  const ROW = 256;
  const rows = new Map();
  const solids = new Set();
  function cover(element, around) {
    if (element.tagName === 'IMG' && (element.naturalWidth <= 2 || element.naturalHeight <= 2)) return;
    const rect = element.getBoundingClientRect();
    const [x, y] = around.at;
    const solid = {element, left: rect.left + x, top: rect.top + y, right: rect.right + x, bottom: rect.bottom + y};
    if (rect.width < LEGIBLE || rect.height < LEGIBLE || rect.height > 100 * ROW) return;
    solids.add(element);
    for (let row = Math.floor(solid.top / ROW); row <= Math.floor(solid.bottom / ROW); row += 1) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(solid);
    }
  }

  function mayBeCovered(event) {
    const [, , left, top, width, height] = event.boxes[0];
    const x = left + width / 2, y = top + height / 2;
    return (rows.get(Math.floor(y / ROW)) || []).some(solid => solid.left <= x && x <= solid.right && solid.top <= y &&
      y <= solid.bottom && !solid.element.contains(event.element));
  }

  function ink(style) {
    return rgba(style.webkitTextFillColor);
  }

  function lit(style) {
    return style.textShadow !== 'none' || style.backgroundClip === 'text' || parseFloat(style.webkitTextStrokeWidth) > 0;
  }

  function say(text, element, style, around, rects, attribute) {
    characters += text.length;
    if (characters > options.characters) { page.cut = true; return; }
    const [left, top, right, bottom] = around.clip;
    const shown = rects.filter(([, , x, y, width, height]) => width >= 1 && height >= LEGIBLE &&
      Math.min(x + width, right) - Math.max(x, left) >= 1 && Math.min(y + height, bottom) - Math.max(y, top) >= 1);
    let visible = !around.none && !around.gone && style.visibility === 'visible' && shown.length > 0;
    let suspect = null;
    if (visible && !attribute) {
      const colour = ink(style);
      const faint = colour && colour.alpha < 0.1;
      const lost = colour && around.ground && alike(colour.rgb, around.ground);
      if (faint || lost) {
        if (!lit(style)) { visible = !faint; suspect = colour.rgb; }
      } else if (parseFloat(style.fontSize) < LEGIBLE) visible = false;
    }
    const [x, y] = around.at;
    const boxes = visible ? shown : [];
    for (const box of boxes) { box[2] += x; box[3] += y; }
    const event = {text, element, visible, suspect, boxes, around, attribute, hit: visible && style.pointerEvents !== 'none'};
    events.push(event);
  }

  function boxed(start, end, rect) {
    return [start, end, rect.x, rect.y, rect.width, rect.height];
  }

  const range = document.createRange();
  function textOf(node, element, style, around) {
    const data = node.data;
    if (!/\S/.test(data)) { events.push({gap: data, lines: /^(pre|break)/.test(style ? style.whiteSpace : '')}); return; }
    const rects = [];
    if (!around.none && !around.gone && style.visibility === 'visible') {
      const pen = node.ownerDocument === document ? range : node.ownerDocument.createRange();
      const step = words < options.words ? /[^ \t\n\r\f]+/g : /[^]+/g;
      for (const word of data.matchAll(step)) {
        words += 1;
        pen.setStart(node, word.index);
        pen.setEnd(node, word.index + word[0].length);
        for (const rect of pen.getClientRects()) rects.push(boxed(word.index, word.index + word[0].length, rect));
      }
    }
    const backwards = style && style.direction === 'rtl' && /override/.test(style.unicodeBidi);
    say(backwards ? [...data].reverse().join('') : data, element, style || {}, around, rects, '');
    events[events.length - 1].lines = style ? /^(pre|break)/.test(style.whiteSpace) : false;
  }

  function aside(text, element, style, around, attribute) {
    if (!text || !/\S/.test(text)) return;
    const rects = around.none ? [] : [boxed(0, text.length, element.getBoundingClientRect())];
    say(text.slice(0, 5000), element, style || {}, around, rects, attribute);
  }

  // Whether a style sheet speaks of generated content at all; of one that cannot be read it must be taken to.
  function generates(tree) {
    const speaks = rules => [...rules].some(rule => /:(before|after)/i.test(rule.selectorText || '') ||
      (rule.cssRules && speaks(rule.cssRules)) || (rule.styleSheet && speaks(rule.styleSheet.cssRules)));
    try {
      return [...tree.styleSheets, ...tree.adoptedStyleSheets].some(sheet => speaks(sheet.cssRules));
    } catch {
      return true;
    }
  }

  // Sheets of a shadow root reach its host and what is slotted in, those around it reach its parts: one for all.
  let generating = false;
  function enter(tree) {
    generating = generating || generates(tree);
  }

  function generated(element, style, around, which) {
    const pseudo = element.ownerDocument.defaultView.getComputedStyle(element, which);
    const content = pseudo.content;
    if (content === 'none' || content === 'normal' || pseudo.display === 'none') return;
    generatedPictures(element, pseudo, around);
    if (content[0] !== '"') return;
    const text = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(part => part[1].replace(/\\(.)/g, '$1')).join('');
    if (!/[\p{L}\p{N}@]/u.test(text)) return;
    const box = boxed(0, text.length, element.getBoundingClientRect());
    say(text, element, pseudo, within(element, pseudo, around), [box], '');
  }

  // Where generated content stands is not told, only how large it is: it is taken to begin where its element does.
  function generatedPictures(element, pseudo, around) {
    if (!pseudo.backgroundImage.includes('url(') && !pseudo.content.includes('url(')) return;
    const rect = element.getBoundingClientRect();
    const width = parseFloat(pseudo.width) || rect.width, height = parseFloat(pseudo.height) || rect.height;
    const visible = pseudo.visibility === 'visible' && !within(element, pseudo, around).gone && width >= 1 && height >= 1;
    for (const [address, ...size] of paintings(pseudo, width, height)) image(element, address, visible, [rect.x, rect.y, ...size]);
  }

  function attributes(element, style, around) {
    const get = name => element.getAttribute(name);
    if (element.hasAttribute('title')) aside(get('title'), element, style, around, 'title');
    if (element.hasAttribute('aria-label')) aside(get('aria-label'), element, style, around, 'aria-label');
    const tag = element.tagName;
    if (tag === 'IMG' || tag === 'AREA') aside(get('alt'), element, style, around, 'alt');
    if (tag === 'INPUT' || tag === 'TEXTAREA') {
      const type = element.type;
      if (type === 'password') {
        if (!around.none && !around.gone && style.visibility === 'visible' && element.getClientRects().length) page.password = true;
        return;
      }
      if (type === 'image') aside(get('alt'), element, style, around, 'alt');
      else if (!['checkbox', 'radio', 'file', 'color', 'range'].includes(type)) aside(element.value, element, style, type === 'hidden' ? {...around, none: true} : around, 'value');
      aside(get('placeholder'), element, style, element.value ? {...around, gone: true} : around, 'placeholder');
    }
    if (tag === 'SELECT') for (const option of element.selectedOptions) aside(option.textContent, element, style, around, 'value');
  }

  function things(element, style, around) {
    const tag = element.tagName;
    const seen = () => !around.none && !around.gone && style.visibility === 'visible' &&
      [...element.getClientRects()].some(rect => rect.width >= 1 && rect.height >= 1 && !outside(rect, around.clip));
    if ((tag === 'A' || tag === 'AREA' || tag === 'a') && page.links.length < 5000) {
      const target = typeof element.href === 'string' ? element.href : element.href && element.href.baseVal;
      if (target) page.links.push([target.slice(0, 2000), element.textContent.trim().slice(0, 200), element.getAttribute('rel') || '', seen()]);
    }
    pictured(element, style, around, seen);
  }

  // The address of the picture that an element is by itself: of none, undefined; empty where it has no address.
  function ownPicture(element) {
    const tag = element.tagName;
    if (tag === 'IMG') return element.currentSrc || element.src || undefined;
    if (tag === 'INPUT') return element.type === 'image' ? element.src : undefined;
    if (tag === 'VIDEO') return element.poster || undefined;
    if (tag === 'OBJECT') return element.data || undefined;
    if (tag === 'EMBED') return element.src || undefined;
    if (tag === 'CANVAS') return '';
    if (tag === 'image' && element.href) return element.href.baseVal ? addressOf(element, element.href.baseVal) : undefined;
    return undefined;
  }

  function addressOf(element, written) {
    try { return new URL(written, element.baseURI).href; } catch { return ''; }
  }

  function pictured(element, style, around, seen) {
    const tag = element.tagName;
    const own = ownPicture(element);
    const painting = style && (style.backgroundImage.includes('url(') || style.content.includes('url('));
    if (own === undefined && !painting && tag !== 'VIDEO') return;
    const all = style && (element === root || element === document.body); // their ground is the whole page's
    const visible = all ? !around.gone && style.visibility === 'visible' : seen();
    const rect = element.getBoundingClientRect();
    const [width, height] = all ? extent : [rect.width, rect.height];
    if (own !== undefined) image(element, own, visible, [rect.x, rect.y, width, height], 'picture', tag === 'IMG' ? element.alt : '');
    if (tag === 'VIDEO') image(element, '', visible, [rect.x, rect.y, width, height], 'film');
    for (const [address, ...size] of painting ? paintings(style, width, height) : []) image(element, address, visible, [rect.x, rect.y, ...size]);
  }

  // A picture written into the page itself is all there or has no address: of its first part nothing could be made.
  let inlined = 0;
  function image(element, address, visible, box, sort = 'picture', description = '') {
    if (page.images.length >= 2000) return;
    const names = ['class', 'id', 'data-testid'].map(name => element.getAttribute(name)).filter(Boolean).join(' ').slice(0, 200);
    const inline = address.startsWith('data:');
    if (inline) inlined += address.length;
    const source = inline ? (inlined <= options.characters ? address : '') : address.slice(0, 2000);
    page.images.push([source, (description || '').slice(0, 500), visible, names, box, sort]);
  }


  function walk(element, around, depth) {
    if (spent()) return;
    if (depth > DEPTH) { deep = true; return; }
    const tag = element.tagName;
    if (tag === 'NOSCRIPT' || tag === 'TEMPLATE') { unserved(element, around, depth); return; }
    if (tag === 'BR') { events.push({gap: '\n', lines: true}); return; }
    const style = around.none ? null : element.ownerDocument.defaultView.getComputedStyle(element);
    let here = around;
    if (style) here = style.display === 'none' ? {...around, none: true} : style.display === 'contents' ? around : within(element, style, around);
    if (marks.has(element)) here = {...here, field: marks.get(element), keeper: element};
    const live = here.none ? null : style;
    things(element, live, here);
    attributes(element, live, here);
    if (tag === 'IFRAME' || tag === 'FRAME') { frame(element, live, here, depth); return; }
    if (SILENT.has(tag)) return;
    const block = live ? !/^(inline|contents|ruby)/.test(live.display) : BLOCKS.has(tag);
    if (block) events.push({open: element, around: here});
    const tree = element.shadowRoot || closed.get(element);
    if (tree) enter(tree);
    if (live && generating) generated(element, live, here, '::before');
    inside(element, tree, live, here, depth);
    if (live && generating) generated(element, live, here, '::after');
    if (block) events.push({close: element});
  }

  function inside(element, tree, style, around, depth) {
    if (tree) mark(tree);
    else if (style && mayHide(element)) hosts.push(element);
    if (element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return;
    const slotted = element.tagName === 'SLOT' ? element.assignedNodes({flatten: true}) : [];
    const children = slotted.length ? slotted : (tree || element).childNodes;
    const folded = element.tagName === 'DETAILS' && !element.open;
    let summary = true;
    for (const child of children) {
      if (page.cut) return;
      if (child.nodeType === 3) {
        if (spent()) return;
        textOf(child, element, style, folded ? {...around, gone: true} : around);
      } else if (child.nodeType === 1) {
        const head = child.tagName === 'SUMMARY' && summary;
        if (head) summary = false;
        walk(child, folded && !head ? {...around, gone: true} : around, depth + 1);
      }
    }
    if (tree) for (const child of element.childNodes) {
      if (child.nodeType === 1 && !child.assignedSlot) walk(child, {...around, none: true}, depth + 1);
    }
  }

  function mayHide(element) {
    if (hosts.length >= 200) return false;
    if (element.tagName.includes('-')) return true;
    if (!HOSTS.has(element.tagName) || element.firstElementChild) return false;
    return !/\S/.test(element.textContent) && element.clientHeight >= LEGIBLE;
  }

  function unserved(element, around, depth) {
    const hidden = {...around, none: true};
    const tree = element.tagName === 'TEMPLATE' ? element.content : new DOMParser().parseFromString(element.textContent, 'text/html').body;
    events.push({open: element, around: hidden});
    for (const child of tree.childNodes) {
      if (child.nodeType === 3) textOf(child, element, null, hidden);
      else if (child.nodeType === 1) walk(child, hidden, depth + 1);
    }
    events.push({close: element});
  }

  function frame(element, style, around, depth) {
    let inner = null;
    try { inner = element.contentDocument; } catch { /* another site's: what is in it cannot be read from here */ }
    if (!inner || !inner.documentElement) {
      const there = element.getBoundingClientRect();
      const visible = style && !around.gone && style.visibility === 'visible' && !outside(there, around.clip);
      if (visible) image(element, element.src || '', true, [there.x, there.y, there.width, there.height], 'frame');
      return;
    }
    const rect = style ? element.getBoundingClientRect() : {left: 0, top: 0, right: 0, bottom: 0};
    const at = [around.at[0] + rect.left + element.clientLeft, around.at[1] + rect.top + element.clientTop];
    const away = around.gone || !style || style.visibility !== 'visible' || outside(rect, around.clip);
    mark(inner);
    enter(inner);
    const high = inner.documentElement.scrollHeight, wide = inner.documentElement.scrollWidth;
    const whole = [-inner.defaultView.scrollX, -inner.defaultView.scrollY, wide, high];
    const there = {...around, at, start: [inner.defaultView.scrollX, inner.defaultView.scrollY], gone: away, clip: whole, placed: whole, whole, ground: null};
    events.push({open: element, around: there});
    if (inner.body) walk(inner.documentElement, there, depth + 1);
    events.push({close: element});
  }

  // The elements painted at a point, topmost first; the page is scrolled there and put back by the caller.
  function judge(event) {
    const [, , left, top, width, height] = event.boxes[0];
    const tree = event.element.getRootNode();
    const view = event.element.ownerDocument.defaultView;
    const x = left - event.around.at[0] + (event.around.start[0] - view.scrollX) + width / 2;
    const y = top - event.around.at[1] + (event.around.start[1] - view.scrollY) + height / 2;
    const stack = tree.elementsFromPoint ? tree.elementsFromPoint(x, y) : [];
    const at = stack.findIndex(other => other.contains(event.element));
    if (at > 0 && stack.slice(0, at).some(other => solids.has(other))) return true;
    if (!event.suspect) return false;
    for (const other of at < 0 ? [] : stack.slice(at)) {
      const style = view.getComputedStyle(other);
      if (COVERS.has(other.tagName) || style.backgroundImage !== 'none') return false;
      const ground = rgba(style.backgroundColor);
      if (!ground) return false;
      if (ground.alpha >= 0.9) return alike(ground.rgb, event.suspect);
      if (ground.alpha > 0.1) return false;
    }
    return true;
  }

  function uncover() {
    const place = [scrollX, scrollY];
    const todo = events.filter(event => event.hit && !event.attribute && event.boxes.length && (event.suspect || mayBeCovered(event))).sort((a, b) => a.boxes[0][3] - b.boxes[0][3]);
    let bottom = scrollY + innerHeight;
    const known = new Map();
    for (const event of todo) {
      if (performance.now() > deadline) break;
      const box = event.boxes[0];
      if (event.element.ownerDocument === document && box[3] + box[5] > bottom && box[3] < extent[1]) {
        scrollTo({left: place[0], top: box[3] - 40, behavior: 'instant'});
        bottom = scrollY + innerHeight;
      }
      if (!event.suspect && known.has(event.element)) { if (known.get(event.element)) hide(event); continue; }
      const hidden = judge(event);
      known.set(event.element, hidden);
      if (hidden) hide(event);
    }
    if (scrollX !== place[0] || scrollY !== place[1]) scrollTo({left: place[0], top: place[1], behavior: 'instant'});
  }

  function hide(event) { event.visible = false; event.boxes = []; }

  // Events to passages: what runs on in one block is one passage; short lines of one small block are one passage.
  function passages() {
    const top = {pieces: [], runs: {}, element: root, wide: false};
    const stack = [top];
    for (const event of events) {
      const block = stack[stack.length - 1];
      if (event.open) { flush(block); stack.push({pieces: [], runs: {}, element: event.open, wide: false}); }
      else if (event.close) {
        flush(block);
        stack.pop();
        const parent = stack[stack.length - 1];
        const before = block.pieces.length;
        const pieces = block.wide ? block.pieces : join(block.pieces, block.element.tagName);
        parent.wide = parent.wide || WHOLE.has(block.element.tagName) || pieces.filter(p => !p.attribute).length > 1 || (pieces.length < before && block.element.tagName !== 'TR');
        parent.pieces.push(...pieces);
      } else if (event.attribute) block.pieces.push(piece(event, event.text.trim(), event.attribute));
      else add(block, event);
    }
    flush(top);
    return top.pieces;
  }

  function piece(event, text, attribute) {
    return {text, visible: event.visible, tag: event.element.tagName.toLowerCase(), field: event.around.field,
      keeper: event.around.keeper, attribute, boxes: event.boxes};
  }

  function add(block, event) {
    if (event.gap !== undefined) {
      for (const run of Object.values(block.runs)) rest(run, event.gap, event.lines);
      return;
    }
    let run = block.runs[event.visible];
    if (run && run.keeper !== event.around.keeper) { flush(block); run = null; }
    if (!run) run = block.runs[event.visible] = {...piece(event, '', ''), boxes: [], tag: block.element.tagName.toLowerCase(), wait: ''};
    let last = 0;
    const moved = new Map();
    for (const word of event.text.matchAll(/[^ \t\n\r\f]+/g)) {
      rest(run, event.text.slice(last, word.index), event.lines);
      if (run.text) run.text += run.wait;
      run.wait = '';
      moved.set(word.index, run.text.length);
      run.text += word[0];
      last = word.index + word[0].length;
    }
    rest(run, event.text.slice(last), event.lines);
    for (const [start, end, ...box] of event.boxes) {
      const to = moved.get(start);
      if (to !== undefined) run.boxes.push([to, Math.min(to + end - start, run.text.length), ...box]);
    }
  }

  function rest(run, gap, lines) {
    if (!gap) return;
    if (lines && gap.includes('\n')) run.wait = '\n';
    else if (!run.wait) run.wait = ' ';
  }

  function flush(block) {
    for (const run of Object.values(block.runs)) if (run.text) block.pieces.push(run);
    block.runs = {};
  }

  function join(pieces, tag) {
    const kept = [];
    for (const visible of [true, false]) {
      const lines = pieces.filter(p => p.visible === visible && !p.attribute && !HEADINGS.has(p.tag.toUpperCase()));
      const small = lines.length > 1 && lines.length <= 12 && lines.every(p => p.text.length <= 120 && p.keeper === lines[0].keeper) &&
        lines.reduce((sum, p) => sum + p.text.length, 0) <= 400;
      if (!small) continue;
      const whole = {...lines[0], text: '', boxes: [], tag: tag.toLowerCase()};
      for (const line of lines) {
        const to = whole.text ? whole.text.length + 1 : 0;
        whole.text += (to ? '\n' : '') + line.text;
        for (const [start, end, ...box] of line.boxes) whole.boxes.push([start + to, end + to, ...box]);
      }
      kept.push([new Set(lines), whole]);
    }
    if (!kept.length) return pieces;
    const result = [];
    for (const p of pieces) {
      const found = kept.find(([lines]) => lines.has(p));
      if (!found) result.push(p);
      else if (!result.includes(found[1])) result.push(found[1]);
    }
    return result;
  }

  function heads() {
    for (const meta of document.querySelectorAll('meta[content]')) {
      const name = meta.getAttribute('property') || meta.getAttribute('name') || meta.getAttribute('itemprop');
      if (name && page.metas.length < 500) page.metas.push([name, meta.content.slice(0, 5000)]);
    }
    for (const link of document.querySelectorAll('link[href]')) {
      if (/\b(alternate|me|author|canonical)\b/i.test(link.rel) && page.links.length < 200) page.links.push([link.href, link.title || '', link.rel, false]);
    }
    let room = 2000000;
    for (const script of document.querySelectorAll('script[type*="json" i]')) {
      const text = script.textContent.slice(0, Math.min(room, 500000));
      room -= text.length;
      if (text.trim()) page.structured.push([/ld\+json/i.test(script.type) ? 'json-ld' : script.id, text]);
    }
    for (const item of document.querySelectorAll('[itemscope]:not([itemprop])')) {
      if (page.structured.length < 200) page.structured.push(['microdata', JSON.stringify(microdata(item, 0))]);
    }
  }

  function microdata(item, depth) {
    const found = {'@type': (item.getAttribute('itemtype') || '').split('/').pop()};
    const own = [...item.querySelectorAll('[itemprop]')].filter(prop => prop.parentElement.closest('[itemscope]') === item).slice(0, 100);
    for (const prop of own) {
      const value = prop.hasAttribute('itemscope') && depth < 5 ? microdata(prop, depth + 1)
        : prop.getAttribute('content') ?? prop.getAttribute('datetime') ?? (prop.href || prop.src || prop.textContent.trim().slice(0, 2000));
      for (const name of prop.getAttribute('itemprop').split(/\s+/)) found[name] = name in found ? [].concat(found[name], value) : value;
    }
    return found;
  }

  heads();
  mark(document);
  enter(document);
  const whole = [-scrollX, -scrollY, extent[0] - scrollX, extent[1] - scrollY];
  const at = [scrollX, scrollY];
  if (root) walk(root, {clip: whole, placed: whole, whole, opacity: 1, ground: [255, 255, 255], at, start: at, field: '', keeper: null}, 0);
  uncover();
  for (const p of passages()) page.texts.push([p.text, p.visible, p.tag, p.field, p.attribute || '', p.boxes.flatMap(b => b.map(Math.round))]);
  globalThis.closedRootHosts = pairs.length ? [] : hosts;
  page.cut = page.cut || deep;
  page.hosts = pairs.length ? 0 : hosts.length;
  return JSON.stringify(page);
}
