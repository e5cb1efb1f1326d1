// What a script adds to comments and notices: a list of names after "@", and the browser's own notices while a page is open, for
// those who want them. Names that are typed whole, and the page of notices, work without.
(() => {
  'use strict';
  // The list of names: the arrow keys walk, Enter and Tab choose, Escape closes. What has the focus is always the field.
  let list = null;
  let asked = 0;
  const close = (field) => {
    asked += 1;
    list?.remove();
    list = null;
    field?.removeAttribute('aria-controls');
    field?.removeAttribute('aria-activedescendant');
  };
  // What is being typed after the last "@" before the caret: some of a name, on the same line.
  const begun = (field) => {
    const before = field.value.slice(0, field.selectionStart);
    const found = /(?:^|[^\p{L}\p{N}.])@([\p{L}][\p{L}\p{M} -]{0,40})$/u.exec(before);
    return found && { from: before.length - found[1].length, typed: found[1] };
  };
  const choose = (field, name) => {
    const at = begun(field);
    if (!at) return close(field);
    field.setRangeText(`${name} `, at.from, field.selectionStart, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return close(field);
  };
  const mark = (field, option) => {
    for (const one of list.children) one.setAttribute('aria-selected', String(one === option));
    field.setAttribute('aria-activedescendant', option.id);
  };
  const show = (field, html) => {
    list?.remove();
    list = document.createElement('ul');
    list.className = 'names';
    list.id = `${field.id}-names`;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', field.labels[0].textContent);
    list.innerHTML = html;
    if (!list.children.length) return close(field);
    [...list.children].forEach((option, number) => {
      option.id = `${list.id}-${number}`;
      // Before the field loses the focus.
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        choose(field, option.textContent);
      });
    });
    field.after(list);
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-autocomplete', 'list');
    return mark(field, list.firstElementChild);
  };
  document.addEventListener('input', async ({ target: field }) => {
    if (!field.dataset?.names) return;
    const at = begun(field);
    if (!at) {
      close(field);
      return;
    }
    asked += 1;
    const own = asked;
    try {
      const answer = await fetch(`${field.dataset.names}?q=${encodeURIComponent(at.typed)}`);
      const html = answer.ok ? await answer.text() : '';
      // Somebody has typed on, and that is asked for already.
      if (own === asked) show(field, html);
    } catch {
      close(field); // Without the network names are typed.
    }
  });
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!list || list.id !== `${field.id}-names`) return;
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(field, options[(at + step + options.length) % options.length]);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(field, options[at].textContent);
    else if (event.key === 'Escape') close(field);
    else return;
    event.preventDefault();
  });
  document.addEventListener('focusout', ({ target }) => {
    if (target.dataset?.names) close(target);
  });

  // Asking the browser, on a button alone.
  const ask = document.querySelector('[data-notify-ask]');
  if (ask && 'Notification' in window) {
    const told = ask.querySelector('[role=status]');
    const tell = () => {
      if (Notification.permission === 'denied') told.textContent = told.dataset.denied;
      if (Notification.permission === 'granted') told.textContent = told.dataset.granted;
      ask.querySelector('button').hidden = Notification.permission !== 'default';
    };
    ask.hidden = false;
    tell();
    ask.querySelector('button').addEventListener('click', async () => {
      await Notification.requestPermission();
      tell();
    });
  }

  // One page of all that are open listens, also while it is hidden: that is when a notice is of use, and browsers allow only
  // six connections to a server.
  const { notices, live, seq } = document.body.dataset;
  if (!notices || !live || !('Notification' in window) || !navigator.locks || Notification.permission !== 'granted') return;
  const kept = `rodtrad-told:${notices}`;
  const last = () => {
    try {
      return Number(localStorage.getItem(kept)) || 0;
    } catch {
      return Infinity; // Where nothing can be kept, the same would be told again and again.
    }
  };
  const look = async () => {
    const answer = await fetch(notices);
    if (!answer.ok) return;
    const newest = await answer.json();
    if (!newest.unread || newest.seq <= Math.max(last(), Number(seq))) return;
    localStorage.setItem(kept, String(newest.seq));
    const notice = new Notification(newest.title, { body: newest.text, tag: kept });
    notice.addEventListener('click', () => {
      window.focus();
      location.assign(newest.address);
    });
  };
  navigator.locks.request(kept, () => new Promise(() => {
    const source = new EventSource(live);
    source.addEventListener('seq', () => look().catch(() => {}));
  }));
})();
