// Keeps a page that is open as it is now. When something has changed in the organisation the page is asked for again: where
// it says the same, nothing happens; where it says something else, that stands in place of what it said, and all else stays,
// with what was unfolded and where one reads. While something is being written or marked nothing is touched: then the page
// tells that it is no longer the last, and shows the new when asked. Pages whose own scripts show what changes do that.
(() => {
  'use strict';
  const body = document.body;
  const region = document.querySelector('[data-changed]');
  if (!body.dataset.live || !region) return;

  // --- What the server said that the page is: scripts and the reader have made more of it since. Each form is given a key
  // of its own each time, which says nothing. ---
  const PARTS = ['header.top', 'main'];
  const KEY = 'input[name=request-key]';
  const keys = new WeakMap();
  const without = (part) => {
    for (const input of part.querySelectorAll(KEY)) {
      keys.set(input, input.getAttribute('value'));
      input.setAttribute('value', '');
    }
    return part;
  };
  const partsOf = (page) => PARTS.map((part) => page.querySelector(part));
  const copies = (parts) => parts.map((part) => part && without(part.cloneNode(true)));
  let served = copies(partsOf(document));

  // --- From what was served to what is served now, done to what is shown. Steps are gathered first: where what is shown
  // has been made into something else, none is taken. ---
  const isAlike = (one, other) => one.nodeName === other.nodeName && one.id === other.id;
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const marked = (node) => {
    const element = isElement(node) ? node : node.parentElement;
    element?.classList.add('afresh');
  };
  const attributes = (live, was, is, steps) => {
    const names = new Set([...was.attributes, ...is.attributes].map(({ name }) => name));
    for (const name of names) {
      const value = is.getAttribute(name);
      if (was.getAttribute(name) === value) continue;
      const act = () => (value === null ? live.removeAttribute(name) : live.setAttribute(name, value));
      steps.push({ act, of: live, isSeen: live.type !== 'hidden' });
    }
  };
  const exchange = (live, were, are, steps) => {
    const act = () => {
      for (const node of are) {
        const inputs = isElement(node) ? [...node.querySelectorAll(KEY)] : [];
        for (const input of inputs) input.setAttribute('value', keys.get(input));
      }
      const [first] = were.nodes;
      const before = first ?? live.childNodes[were.from] ?? null;
      for (const node of are) live.insertBefore(node, before);
      for (const gone of were.nodes) gone.remove();
      for (const node of are) marked(node);
    };
    steps.push({ act, of: live, gone: were.nodes, isSeen: true });
  };
  const children = (live, was, is, steps) => {
    const [shown, old, fresh] = [live, was, is].map((node) => [...node.childNodes]);
    if (shown.length !== old.length || shown.some((node, at) => node.nodeName !== old[at].nodeName)) return false;
    let from = 0;
    while (from < old.length && from < fresh.length && old[from].isEqualNode(fresh[from])) from += 1;
    let after = 0;
    const most = Math.min(old.length, fresh.length) - from;
    while (after < most && old.at(-1 - after).isEqualNode(fresh.at(-1 - after))) after += 1;
    const middle = (nodes) => nodes.slice(from, nodes.length - after);
    const [these, were, are] = [middle(shown), middle(old), middle(fresh)];
    if (were.length === are.length && were.every((node, at) => isAlike(node, are[at]))) {
      return these.every((node, at) => differences(node, were[at], are[at], steps));
    }
    exchange(live, { nodes: these, from }, are, steps);
    return true;
  };
  const differences = (live, was, is, steps) => {
    if (was.isEqualNode(is)) return true;
    if (!isElement(live)) {
      steps.push({ act: () => { live.nodeValue = is.nodeValue; marked(live); }, of: live, isSeen: is.nodeValue.trim() !== was.nodeValue.trim() });
      return true;
    }
    attributes(live, was, is, steps);
    return children(live, was, is, steps);
  };

  // --- Whether anything would be lost. ---
  const isWritten = (field) => {
    if (field.type === 'hidden') return false;
    if (field.matches('select')) {
      const given = Math.max(0, [...field.options].findIndex(({ defaultSelected }) => defaultSelected));
      return field.multiple ? [...field.options].some((one) => one.selected !== one.defaultSelected) : field.selectedIndex !== given;
    }
    if (['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked;
    return field.type === 'file' ? field.value !== '' : field.value !== field.defaultValue;
  };
  const isInUse = (steps) => {
    const at = document.activeElement;
    const main = document.querySelector('main');
    if (main.contains(at) && at.matches('input, textarea, select')) return true;
    if ([...main.querySelectorAll('input, textarea, select')].some(isWritten)) return true;
    if (!document.getSelection().isCollapsed || document.querySelector('dialog[open]')) return true;
    return steps.some(({ gone }) => gone?.some((node) => node.contains(at)));
  };

  // --- Asking, not more often than this, and not all who read at the same moment; in milliseconds. ---
  const PAUSE = 4_000;
  const SPREAD = 1_000;
  let source = null;
  let due = null;
  let last = -PAUSE;
  const hush = () => {
    source?.close();
    source = null;
  };
  const tell = (name) => {
    region.querySelectorAll(':scope > :not(template)').forEach((told) => told.remove());
    region.append(region.querySelector(`template[data-${name}]`).content.cloneNode(true));
  };
  let isOffered = false;
  const offer = () => {
    isOffered = true;
    tell('newer');
    hush();
  };
  const ask = async () => {
    last = performance.now();
    const answer = await fetch(location.href, { headers: { 'x-afresh': '1' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = partsOf(page);
    // Where one has been signed out, or what was read is gone, there is another page.
    const isSame = answer.ok && !answer.redirected && fresh.every((part, at) => Boolean(part) === Boolean(served[at]));
    if (!isSame) {
      offer();
      return;
    }
    const next = copies(fresh);
    const steps = [];
    const shown = partsOf(document);
    const isKnown = fresh.every((part, at) => !part || differences(shown[at], served[at], without(part), steps));
    if (!isKnown || (steps.some(({ isSeen }) => isSeen) && isInUse(steps))) {
      offer();
      return;
    }
    // What a form is written over is not exchanged under who writes, seen or not.
    if (steps.length && isInUse(steps)) return;
    for (const { act } of steps) act();
    served = next;
    body.dataset.seq = page.body.dataset.seq;
    const main = document.querySelector('main');
    if (!steps.some(({ isSeen, of }) => isSeen && main.contains(of))) return;
    tell('shown');
    for (const { of } of steps) if (isElement(of) && of.isConnected) htmx.process(of);
  };
  const askSoon = () => {
    if (due !== null) return;
    due = setTimeout(async () => {
      try {
        await ask();
      } catch {
        // Without a connection the page is as it was, and is asked for again when the next is told of.
      } finally {
        due = null;
      }
    }, Math.max(0, last + PAUSE - performance.now()) + Math.random() * SPREAD);
  };

  // One connection for the page that is looked at: browsers allow only six to a server, and hidden pages would take all.
  const listen = () => {
    if (source || document.hidden || isOffered) return;
    source = new EventSource(body.dataset.live);
    source.addEventListener('seq', (event) => {
      const seq = Number(event.data);
      if (seq <= Number(body.dataset.seq)) return;
      // A page whose own script shows what has changed says so, and goes on listening.
      if (!document.dispatchEvent(new CustomEvent('rodtrad:changed', { detail: seq, cancelable: true }))) return;
      // What answered a form is not what its address shows, and has what was typed in it.
      if ('answer' in body.dataset) offer();
      else askSoon();
    });
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
  window.addEventListener('pagehide', hush);
  listen();
})();
