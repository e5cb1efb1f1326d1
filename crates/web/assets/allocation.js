// Moving resources in a scenario: a slider beside the amount, and the table as something to walk in, write in and drag
// in. Everything fills in the same forms, so the server's rules, and the way to undo, are the same. What a move would do
// is shown without another page, in what one looks at.
(() => {
  'use strict';

  // --- Looking at a move. It takes no other page, unless something is wrong with it: that the page says at the field. ---
  const page = () => {
    const address = new URL(location.href);
    for (const name of [...address.searchParams.keys()]) {
      if (!['cut', 'in', 'units', 'areas', 'as'].includes(name)) address.searchParams.delete(name);
    }
    return address;
  };
  // The page's own address says what is filled in, so that it can be loaded again.
  const keep = (form) => {
    const address = page();
    for (const [name, value] of new FormData(form)) if (value && name !== 'version') address.searchParams.set(name, value);
    history.replaceState(null, '', address);
  };
  // Not for each letter, and not before what was asked for is shown.
  let later;
  const keepSoon = (form) => {
    clearTimeout(later);
    later = setTimeout(() => form.isConnected && keep(form), 300);
  };
  let looked = null;
  let loads = false;
  const load = (form) => {
    loads = true;
    form.requestSubmit(form.querySelector('[formmethod=get]'));
  };
  // The answer is asked for first: another address takes a browser longer than the answer does.
  const look = (form) => {
    looked = form.id;
    form.dispatchEvent(new Event('look'));
    keepSoon(form);
  };
  document.addEventListener('submit', (event) => {
    if (loads || event.submitter?.formMethod !== 'get' || !event.target.matches('[data-moves]')) return;
    event.preventDefault();
    look(event.target);
  });
  const answered = (isWrong) => {
    const form = looked && document.getElementById(looked);
    looked = null;
    if (form && isWrong) load(form);
  };
  document.addEventListener('htmx:error', () => answered(true));

  // --- The slider. It has the form's amount, up to a round number near a tenth of what lies where it is taken from. ---
  const slider = document.querySelector('[data-slider]');
  const form = slider?.form;
  const field = form?.elements[slider.dataset.slider];
  const round = (number) => {
    const power = 10 ** Math.floor(Math.log10(number));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= number * 0.999) ?? number;
  };
  const read = (text) => Number(text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-').replace(',', '.'));
  const write = (number, step) => {
    const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
    return number.toFixed(decimals).replace('.', slider.dataset.decimal);
  };
  const reach = () => {
    const has = Number(form.elements.from.selectedOptions[0]?.dataset.has || 0) / Number(slider.dataset.scale);
    const typed = read(field.value);
    // What is typed is within its reach, as far as there is so much to take.
    const wanted = has > 0 ? Math.max(round(has / 10), typed > 0 ? round(typed) : 0) : 0;
    const most = Math.min(wanted, has);
    slider.disabled = most === 0;
    slider.max = most || 1;
    slider.step = most ? round(most / 100) : 1;
    slider.value = read(field.value) || 0;
  };
  if (field) {
    slider.hidden = false;
    reach();
    slider.addEventListener('input', (event) => {
      event.stopPropagation();
      field.value = write(Number(slider.value), Number(slider.step));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    // While it is dragged its end stays where it is.
    field.addEventListener('input', () => (slider === document.activeElement ? null : reach()));
    form.elements.from.addEventListener('change', reach);
    // Which activities can be chosen follows from the unit: the form is made anew with what is filled in.
    form.elements.within.addEventListener('change', () => load(form));
  }

  // --- The table. ---
  // Without a fragment: with one a browser goes there, and not to the field that is to be written in.
  const go = (values) => {
    const address = page();
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    address.hash = '';
    location.assign(address);
  };
  const table = () => document.querySelector('table[data-matrix]');
  const scopeOf = (cell) => {
    const row = cell?.parentElement?.dataset.scope;
    const column = cell?.closest('table')?.tHead.rows[0].cells[cell.cellIndex]?.dataset.scope;
    return row && column ? `${row}.${column}` : null;
  };
  const nameOf = (cell) => {
    const column = cell.closest('table').tHead.rows[0].cells[cell.cellIndex];
    const name = (head) => (head.querySelector('.fold, span') ?? head).textContent.trim();
    return `${name(cell.parentElement.cells[0])}, ${name(column)}`;
  };
  const cellUnder = (event) => event.target.closest?.('table[data-matrix] tbody td') ?? null;
  const edit = (cell) => go({ move: 'set', there: scopeOf(cell) });
  // A cell among the choices of a form: what is moved from or to. There is one such choice, which becomes another: a browser
  // styles and measures all the choices of a list anew when one is put in or taken out.
  const choose = (select, cell) => {
    const value = scopeOf(cell);
    const own = select.querySelector('[data-cell]');
    const isListed = (option) => option !== own && option.value === value;
    const chosen = [...select.options].find(isListed) ?? own ?? select.appendChild(new Option());
    if (chosen === own || !chosen.value) {
      chosen.text = nameOf(cell);
      chosen.value = value;
      chosen.dataset.cell = '';
      chosen.dataset.has = (read(cell.firstChild?.textContent ?? '') || 0) * Number(slider.dataset.scale);
    }
    chosen.selected = true;
  };
  // In milliseconds.
  const UNNOTICED = 100;
  const writeOn = () => {
    field.focus();
    field.select();
  };
  const shift = (from, to) => {
    choose(form.elements.from, from);
    choose(form.elements.to, to);
    // A cell says all of where it is.
    form.elements.within.value = '';
    form.elements.source.value = '';
    reach();
    if (field.value) {
      look(form);
      // A field that is gone to makes the browser lay out the page. Meanwhile the answer would wait.
      setTimeout(writeOn, UNNOTICED);
      return;
    }
    writeOn();
    keep(form);
    tell(`${form.elements.from.selectedOptions[0].text} → ${form.elements.to.selectedOptions[0].text}`);
  };

  // One cell is in the order of the Tab key; the arrows walk among them. Only that one is marked, and a cell can be
  // dragged from when it is pressed: to mark them all takes longer than to show what a move does.
  let current = null;
  const stop = (cell) => {
    if (current !== cell) current?.removeAttribute('tabindex');
    current = cell;
    if (current) current.tabIndex = 0;
  };
  const enter = (cell) => {
    if (!cell) return;
    stop(cell);
    cell.focus();
  };
  const arm = () => {
    const grid = table();
    if (!grid || (current?.isConnected && current.tabIndex === 0)) return;
    grid.setAttribute('role', 'grid');
    stop([...(grid.tBodies[0]?.querySelectorAll('td') ?? [])].find((cell) => scopeOf(cell)) ?? null);
  };
  document.addEventListener('pointerdown', (event) => {
    const cell = cellUnder(event);
    if (cell && scopeOf(cell)) cell.draggable = !cell.querySelector('input');
  });
  const beside = (cell, key) => {
    const row = cell.parentElement;
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
    let [rows, at] = [[...row.parentElement.rows], cell.cellIndex];
    let line = rows.indexOf(row);
    for (;;) {
      line += step[0];
      at += step[1];
      const next = rows[line]?.cells[at];
      if (!next) return null;
      if (scopeOf(next)) return next;
    }
  };

  // What is being moved, by key or by pointer.
  let lifted = null;
  const tell = (text) => {
    const region = document.getElementById('in-short');
    if (region) region.textContent = text;
  };
  const lift = (cell) => {
    lifted?.classList.remove('lifted');
    lifted = cell;
    cell?.classList.add('lifted');
    const said = document.querySelector('[data-lifted]')?.dataset.lifted;
    if (cell && said) tell(said.replace('{name}', nameOf(cell)));
  };

  document.addEventListener('keydown', (event) => {
    const cell = cellUnder(event);
    if (!cell || event.target !== cell || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith('Arrow')) enter(beside(cell, event.key));
    else if (event.key === 'Enter') edit(cell);
    else if (event.key === 'Escape' && lifted) lift(null);
    else if (event.key === 'm' && !lifted) lift(cell);
    else if (event.key === 'm') {
      const from = lifted;
      lift(null);
      if (from !== cell) shift(from, cell);
    } else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const cell = cellUnder(event);
    if (cell && scopeOf(cell) && !event.target.closest('a, input, button')) edit(cell);
  });
  document.addEventListener('dragstart', (event) => {
    const cell = cellUnder(event);
    if (!cell) return;
    lift(cell);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', nameOf(cell));
  });
  const under = (event) => {
    const cell = cellUnder(event);
    return lifted && cell && cell !== lifted && scopeOf(cell) ? cell : null;
  };
  document.addEventListener('dragover', (event) => {
    const cell = under(event);
    for (const other of document.querySelectorAll('td.drop')) if (other !== cell) other.classList.remove('drop');
    if (!cell) return;
    cell.classList.add('drop');
    event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const cell = under(event);
    if (!cell) return;
    event.preventDefault();
    shift(lifted, cell);
  });
  document.addEventListener('dragend', () => {
    lift(null);
    for (const cell of document.querySelectorAll('td.drop')) cell.classList.remove('drop');
  });

  // An answer leaves what it does not change as it is; what is new is made ready, and is marked for a moment where the
  // reader allows motion.
  let focused = null;
  document.addEventListener('htmx:before:swap', () => {
    focused = document.activeElement?.closest('#matrix') ? document.activeElement : null;
  });
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    const source = detail?.ctx?.sourceElement;
    if (source?.matches('[data-moves]')) keepSoon(source);
    arm();
    // Whoever writes in a cell goes on there.
    if (focused && !focused.isConnected) document.getElementById(focused.id)?.focus();
    answered(document.querySelector('#follows [data-refused]'));
  });
  arm();
})();
