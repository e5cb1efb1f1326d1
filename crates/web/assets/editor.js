// Moving statements in the outline of a draft: by dragging, or with Alt and the arrow keys; and what is too long to be
// looked at as one types. Moving fills in and sends the same form as the page "Flytta", so the server's rules and the way to undo are the same.
(() => {
  'use strict';
  const outline = document.querySelector('[data-outline]');
  if (!outline) return;

  // What is far too long is not sent to be looked at as one types: it would take seconds, again and again.
  const tooLong = document.querySelector('template[data-too-long]');
  document.addEventListener('htmx:config:request', (event) => {
    const form = event.target.closest('#write');
    if (!form || !tooLong) return;
    const letters = [...form.querySelectorAll('textarea')].reduce((sum, field) => sum + field.value.length, 0);
    if (letters <= Number(tooLong.dataset.tooLong)) return;
    event.preventDefault();
    document.querySelector('#review').replaceChildren(tooLong.content.cloneNode(true));
    document.querySelector('#difference').replaceChildren();
  });

  // The page is loaded anew after a move; the focus then goes back to what was moved, so that it can be moved on.
  const MOVED = 'rodtrad-moved';
  const remember = (statement) => {
    try {
      sessionStorage.setItem(MOVED, statement);
    } catch {
      // Without storage the focus begins at the top.
    }
  };
  try {
    const moved = sessionStorage.getItem(MOVED);
    sessionStorage.removeItem(MOVED);
    if (moved) outline.querySelector(`li[data-statement="${CSS.escape(moved)}"] > a`)?.focus();
  } catch {
    // As above.
  }

  const send = (statement, parent, before) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = outline.dataset.outline;
    const current = outline.querySelector('[aria-current]')?.closest('li')?.dataset.statement;
    const values = { statement, place: `${parent}:${before}`, back: current || statement };
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      form.append(input);
    }
    remember(statement);
    document.body.append(form);
    form.submit();
  };
  const siblings = (item) =>
    [...item.parentElement.children].filter((other) => other.dataset.kind === item.dataset.kind);

  outline.addEventListener('keydown', (event) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    const item = event.target.closest('li[data-statement]');
    if (!item) return;
    event.preventDefault();
    const all = siblings(item);
    const at = all.indexOf(item);
    const { statement, parent } = item.dataset;
    if (event.key === 'ArrowUp' && at > 0) send(statement, parent, all[at - 1].dataset.statement);
    if (event.key === 'ArrowDown' && at < all.length - 1) send(statement, parent, all[at + 2]?.dataset.statement ?? '');
  });

  let dragged = null;
  const mark = (item, name) => {
    for (const other of outline.querySelectorAll('.drop-before, .drop-into')) {
      other.classList.remove('drop-before', 'drop-into');
    }
    if (item) item.classList.add(name);
  };
  // Before one of its own kind, or last in something that its kind stands under.
  const target = (event) => {
    let item = event.target.closest('li[data-statement]');
    while (item && dragged) {
      if (item !== dragged && item.dataset.kind === dragged.dataset.kind) return { item, name: 'drop-before' };
      if ((dragged.dataset.under || '').split(' ').includes(item.dataset.kind)) return { item, name: 'drop-into' };
      item = item.parentElement.closest('li[data-statement]');
    }
    return null;
  };
  outline.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('li[data-statement]');
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.statement);
  });
  outline.addEventListener('dragover', (event) => {
    const found = target(event);
    mark(found?.item, found?.name);
    if (found) event.preventDefault();
  });
  outline.addEventListener('dragend', () => {
    mark(null);
    dragged = null;
  });
  outline.addEventListener('drop', (event) => {
    const found = target(event);
    if (!found) return;
    event.preventDefault();
    const { statement } = dragged.dataset;
    if (found.name === 'drop-before') send(statement, found.item.dataset.parent, found.item.dataset.statement);
    else send(statement, found.item.dataset.statement, '');
  });
})();
