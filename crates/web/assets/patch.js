// A way for htmx to show an answer, as `hx-swap="patch"`: what is the same stays as it is, so that the browser styles,
// lays out and paints only what differs. For answers that are almost what is already shown, and of the same shape; where
// the shape differs, that part is exchanged whole. Unlike htmx's own morphing it moves nothing, and touches nothing
// outside its target: that costs a new style of the whole page. A cell that was given other content is marked `fresh`.
(() => {
  'use strict';

  const marks = ['TD'];
  const isAlike = (one, other) => one.nodeName === other.nodeName && one.id === other.id;
  const sync = (old, fresh) => {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    // What is written in a field is what it has, not what it was made with.
    if ('value' in old && old.matches('input, textarea') && old !== document.activeElement) old.value = fresh.value;
  };
  const patchChildren = (old, fresh) => {
    const [were, are] = [[...old.childNodes], [...fresh.childNodes]];
    if (were.length !== are.length || were.some((one, at) => !isAlike(one, are[at]))) return old.replaceChildren(...are);
    were.forEach((one, at) => patch(one, are[at]));
    return undefined;
  };
  const patch = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    const was = marks.includes(old.nodeName) ? old.textContent : null;
    sync(old, fresh);
    patchChildren(old, fresh);
    if (was !== null && was !== old.textContent) old.classList.add('fresh');
  };

  htmx.registerExtension('patch', {
    handle_swap: (style, target, content) => {
      if (style !== 'patch') return false;
      patchChildren(target, content);
      // Nothing that was shown is new to htmx: such answers hold nothing that it must make ready.
      return [];
    },
  });
})();
