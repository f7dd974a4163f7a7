// Looks for a cookie banner and, where `press` is true, refuses it. Called in an isolated world.
// Gives "none", "refused", or "in the way" for a banner that has no button to refuse in one step.
function refuse(banners, labels, press) {
  const wanted = new Set(labels.map(label => label.toLowerCase()));
  const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().height > 0;
  const trees = [document];
  for (const child of document.body ? document.body.children : []) if (child.shadowRoot) trees.push(child.shadowRoot);
  const first = (tree, selector) => selector ? [...tree.querySelectorAll(selector)].find(shown) : undefined;
  const done = button => { if (press) button.click(); return press ? 'refused' : 'in the way'; };

  // The box around an element that floats above the page, and speaks of cookies; null where there is none.
  function banner(element) {
    for (let up = element; up && up !== document.body && up !== document.documentElement; up = up.parentElement) {
      const place = getComputedStyle(up).position;
      const floats = place === 'fixed' || place === 'sticky' || up.matches('dialog[open], [role=dialog], [role=alertdialog]');
      if (floats) return /cookie/i.test(up.textContent.slice(0, 20000)) ? up : null;
    }
    return null;
  }

  let met = false;
  for (const tree of trees) {
    for (const {where, refuse} of banners) {
      if (!first(tree, where)) continue;
      const button = first(tree, refuse);
      if (button) return done(button);
      met = true;
    }
    for (const button of [...tree.querySelectorAll('button, [role=button], input[type=button], input[type=submit], a')].slice(0, 3000)) {
      const label = (button.value || button.textContent).replace(/\s+/g, ' ').trim();
      if (label.length > 60) continue;
      if (wanted.has(label.toLowerCase()) && shown(button) && banner(button)) return done(button);
      if (!met && /\b(accept|agree|allow|ok|got it)\b/i.test(label) && shown(button) && banner(button)) met = true;
    }
  }
  return met ? 'in the way' : 'none';
}
