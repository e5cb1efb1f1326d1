// A way for htmx to show an answer, as `hx-swap="patch"`: what is the same stays as it is, so that the browser styles,
// lays out and paints only what differs, and what is out of sight waits until what is seen has been painted. For answers
// that are almost what is already shown. Where there is more or less than there was, what is alike at the beginning stays
// and the rest is exchanged. Unlike htmx's own morphing it moves nothing, and touches nothing outside its target: that
// costs a new style of the whole page. A cell that was given other content is marked `fresh`.
(() => {
  'use strict';

  const marks = ['TD'];
  // Parts that stand beside others of another kind; all else is what it is by where it stands.
  const kinds = ['DIV', 'P', 'SECTION'];
  const isAlike = (one, other) =>
    one.nodeName === other.nodeName &&
    one.id === other.id &&
    (!kinds.includes(one.nodeName) || one.className === other.className);
  // What scripts have made of an element stays: to take it away and give it back is a style of the whole page.
  const given = ['role', 'tabindex', 'draggable', 'aria-busy'];
  const sync = (old, fresh) => {
    const isGone = ({ name }) => !fresh.hasAttribute(name) && !given.includes(name);
    for (const { name } of [...old.attributes].filter(isGone)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    // What is written in a field is what it has, not what it was made with.
    if ('value' in old && old.matches('input, textarea') && old !== document.activeElement) old.value = fresh.value;
  };

  // --- What is out of sight, and what is to be done with it when the rest has been painted. ---
  let outOfSight = new Set();
  let later = [];
  const look = (target) => {
    const parts = [...target.children, ...target.querySelectorAll('tr')];
    const isOut = (part) => {
      const { top, bottom } = part.getBoundingClientRect();
      return bottom < 0 || innerHeight < top;
    };
    outOfSight = new Set(parts.filter(isOut));
  };
  const finish = () => {
    const due = later;
    later = [];
    outOfSight.clear();
    for (const act of due) act();
  };
  // An idle moment, where the browser tells of them: whoever types goes first.
  const idle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 50));
  const whenPainted = (act) => requestAnimationFrame(() => idle(act, { timeout: 200 }));

  const patchChildren = (old, fresh) => {
    const [were, are] = [[...old.childNodes], [...fresh.childNodes]];
    let alike = 0;
    while (alike < were.length && alike < are.length && isAlike(were[alike], are[alike])) alike += 1;
    const rest = () => {
      for (const gone of were.slice(alike)) gone.remove();
      old.append(...are.slice(alike));
    };
    for (let at = 0; at < alike; at += 1) patch(were[at], are[at]);
    if (alike === were.length && alike === are.length) return;
    // What is exchanged begins where the last that stays ends: when that is out of sight, so is all of it.
    if (outOfSight.has(were[alike - 1])) later.push(rest);
    else rest();
  };
  const patch = (old, fresh) => {
    if (outOfSight.has(old)) {
      later.push(() => patch(old, fresh));
      return;
    }
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

  // What is asked for next is asked of the whole answer.
  document.addEventListener('htmx:config:request', finish, true);
  htmx.registerExtension('patch', {
    handle_swap: (style, target, content) => {
      if (style !== 'patch') return false;
      look(target);
      patchChildren(target, content);
      if (later.length) whenPainted(finish);
      // Nothing that was shown is new to htmx: such answers hold nothing that it must make ready.
      return [];
    },
  });
})();
