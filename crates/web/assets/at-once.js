// What a move is sure to change of the table, shown while the answer is on its way: so much less where it is taken from
// and so much more where it is given, wherever that lies wholly within a cell or a sum, or wholly outside it. What the
// move touches a part of is marked as awaited, and so is what cannot be shown exactly in the least that is shown: how
// that is divided and rounded only the server knows. The answer is what counts: it stands in place of all of this, and
// where none comes, what stood before is put back. What is out of sight waits for the answer. Amounts are whole kronor or
// hundredths of a person-year.
(() => {
  'use strict';

  const given = document.getElementById('known');
  let known = given && JSON.parse(given.dataset.known);
  if (!known) return;
  // What others have changed since is not known.
  document.addEventListener('rodtrad:changed', () => {
    known = null;
  });

  // --- Amounts, as they are read and written. ---
  const MOST = 1e12;
  const MILLION = 1e6;
  /** A number of the smallest part; null for what the server would say no to. */
  const read = (text) => {
    const places = Math.round(Math.log10(known.scale));
    const said = /^([-−–+]?)(\d*)(?:[,.](\d*))?$/.exec(text.replace(/\s/g, ''));
    const decimals = said?.[3]?.replace(/0+$/, '') ?? '';
    if (!said || !(said[2] || said[3]) || places < decimals.length) return null;
    const number = Number(said[2] + decimals.padEnd(places, '0'));
    if (MOST < number) return null;
    return '-−–'.includes(said[1] || '+') ? -number : number;
  };
  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, known.group);
  const fixed = (number, decimals) => {
    const digits = String(Math.abs(number)).padStart(decimals + 1, '0');
    const whole = grouped(digits.slice(0, digits.length - decimals));
    return (number < 0 ? '−' : '') + whole + (decimals ? known.decimal + digits.slice(-decimals) : '');
  };
  const written = (amount) => {
    if (!known.is_people) return fixed(amount / known.unit, Math.round(Math.log10(known.scale / known.unit)));
    return amount % 10 === 0 ? fixed(amount / 10, 1) : fixed(amount, 2);
  };
  const signed = (change) => (change < 0 ? '−' : '+') + written(Math.abs(change));

  // --- What lies within what. True and false are sure; null is not. ---
  const lies = (one, other) => {
    for (let at = one, steps = 0; at && steps < 100; at = known.within[at], steps += 1) if (at === other) return true;
    return false;
  };
  /** What a scope names: "unit4.area5" is { unit: 'unit4', area: 'area5' }, and everything names nothing. */
  const named = (word) => Object.fromEntries([...word.matchAll(/([a-z]+)\d+/g)].map(([all, kind]) => [kind, all]));
  /** Whether everything in a scope lies in a row or a column, or nothing of it. */
  const isIn = (word, scope) => {
    const [kind] = /^[a-z]+/.exec(word);
    const area = scope.goal ? known.within[scope.goal] : scope.area;
    if (kind === 'unit') {
      if (!scope.unit) return null;
      return lies(scope.unit, word) || (lies(word, scope.unit) ? null : false);
    }
    // A unit's own, without those below.
    if (kind === 'own') return scope.unit && !lies(word.replace('own', 'unit'), scope.unit) ? false : null;
    if (kind === 'area') return area ? area === word : null;
    if (kind === 'goal') {
      if (scope.goal) return scope.goal === word;
      return area && known.within[word] !== area ? false : null;
    }
    if (kind === 'source') return scope.source ? scope.source === word : null;
    // Outside the areas, or for no goal.
    return area ? false : null;
  };
  /** The same of each leaf of an axis. A leaf stands after what it is a part of, and all together are the whole. */
  const inLeaves = (lines, scope) => {
    const leaves = [];
    for (const [word, from, to] of lines) if (to - from === 1) leaves[from] = isIn(word, scope);
    return leaves.includes(true) ? leaves.map((isThere) => isThere === true) : leaves;
  };
  const both = (one, other) => (one === false || other === false ? false : one && other ? true : null);

  // --- What a move is to the table: from where, to where, how much. ---
  const shift = (from, to, amount) => {
    // What is taken keeps its source, unless the move names another.
    if (from && to && !to.source && from.source) to.source = from.source;
    const keepsSources = known.is_by_source && from && to && !to.source;
    const inTable = (scope) => ({ rows: inLeaves(known.rows, scope), columns: inLeaves(known.columns, scope) });
    const [given, taken] = [to, from].map((scope) => scope && inTable(scope));
    const change = (where) => {
      const [more, less] = [given, taken].map((part) => (part ? where(part) : false));
      return more === null || less === null ? null : amount * (Number(more) - Number(less));
    };
    return {
      cell: (row, column) => change(({ rows, columns }) => both(rows[row], columns[column])),
      row: (row) => change(({ rows }) => rows[row]),
      column: (column) => (keepsSources ? 0 : change(({ columns }) => columns[column])),
      all: () => change(() => true),
    };
  };
  const within = (scope, other) => ({ ...other, ...scope });
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const inside = (grid, [, top, bottom], [, left, right]) =>
    grid.slice(top, bottom).flatMap((cells) => cells.slice(left, right));
  /** How much lies where a row and a column meet, exactly. Null when the table has no such cell. */
  const there = (scope) => {
    const words = Object.values(scope);
    const of = (lines) => lines.find(([word]) => words.includes(word));
    const [row, column] = [of(known.rows), of(known.columns)];
    if (words.length !== 2 || !row || !column) return null;
    return sum(inside(known.now, row, column));
  };
  /** The move that a form says. Null where the server has to say what it is, or would say no. */
  const moved = (form, said) => {
    const value = (name) => said.get(name) ?? '';
    const amount = read(value((form.id === 'set' ? 'set-' : '') + (known.is_people ? 'people' : 'amount')));
    const has = (select) => Number(form.elements[select].selectedOptions[0]?.dataset.has ?? Infinity);
    if (amount === null) return null;
    if (form.id === 'shift') {
      if (amount <= 0 || value('from') === value('to') || has('from') < amount) return null;
      const narrow = { ...named(value('within')), ...named(value('source')) };
      return shift(within(named(value('from')), narrow), within(named(value('to')), narrow), amount);
    }
    if (form.id !== 'set') return null;
    const scope = named(value('there'));
    const now = there(scope);
    if (now === null || amount < 0 || amount === now) return null;
    const other = value('whence') ? named(value('whence')) : null;
    if (other && now < amount && has('whence') < amount - now) return null;
    return now < amount ? shift(other, scope, amount - now) : shift(scope, other, now - amount);
  };

  // --- What is sure after it: exactly, what is shown, and the change. Null is not. ---
  const sure = (before, now, was, more) => {
    const change = was + more;
    // A change that is shown as it is, is; how others are rounded depends on all of them.
    const isSure = more !== null && change % known.unit === 0;
    return isSure ? { exact: now + more, shown: before * known.unit + change, change } : null;
  };
  const together = (parts) => {
    if (parts.length === 1 || parts.includes(null)) return parts.includes(null) ? null : parts[0];
    const of = (name) => sum(parts.map((part) => part[name]));
    return { exact: of('exact'), shown: of('shown'), change: of('change') };
  };
  const after = (move) => {
    const [rows, columns] = [known.now.length, known.now[0].length];
    const was = known.now.map((cells) => cells.map(() => 0));
    for (const [row, column, change] of known.changes) was[row][column] = change;
    const of = (pick, more) => sure(pick(known.before), pick(known.now), pick(was), more);
    const each = (count, one) => Array.from({ length: count }, (_, at) => one(at));
    const found = {
      cells: each(rows, (row) => each(columns, (column) => of((grid) => grid[row][column], move.cell(row, column)))),
      rows: each(rows, (row) => of((grid) => sum(grid[row]), move.row(row))),
      columns: each(columns, (at) => of((grid) => sum(grid.map((cells) => cells[at])), move.column(at))),
      all: of((grid) => sum(grid.flat()), move.all()),
    };
    // Then every amount is written in another way if one cell is no whole million.
    const changes = known.can_turn ? found.cells.flat() : [];
    const isWhole = known.unit === MILLION;
    const mayBeWhole = changes.every((cell) => !cell || cell.change % MILLION === 0);
    return known.can_turn && (isWhole ? changes.includes(null) : mayBeWhole) ? null : found;
  };

  // --- Showing it. What a cell was is kept until the answer has come. ---
  const kept = new Map();
  const keep = (cell) => {
    if (!kept.has(cell)) kept.set(cell, { nodes: [...cell.childNodes], is: cell.className });
  };
  const putBack = () => {
    for (const [cell, { nodes, is }] of kept) {
      cell.replaceChildren(...nodes);
      cell.className = is;
    }
    kept.clear();
    document.querySelector('table[data-matrix]')?.classList.remove('awaited');
  };
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const wait = (cell) => {
    if (!cell || cell.classList.contains('awaited')) return;
    keep(cell);
    cell.classList.add('awaited');
  };
  const show = (cell, amount) => {
    if (!amount) return wait(cell);
    const text = amount.exact === 0 ? '–' : written(amount.shown);
    const more = amount.change === 0 ? '' : signed(amount.change);
    const field = cell.querySelector('input');
    const said = field ? (cell.querySelector('small')?.textContent ?? '') : cell.textContent;
    const isShown = said === (field ? more : text + more);
    if (isShown && !cell.classList.contains('awaited')) return undefined;
    keep(cell);
    cell.classList.remove('awaited');
    if (cell.closest('tbody') && !cell.classList.contains('sum')) cell.classList.toggle('chg', more !== '');
    if (isShown) return undefined;
    const small = more ? [element('small', more)] : [];
    if (field) {
      cell.querySelector('small')?.remove();
      cell.append(...small);
    } else {
      const nothing = () => Object.assign(element('span', text), { className: 'z' });
      const what = amount.exact === 0 ? nothing() : text;
      const strong = cell.querySelector('b') && document.createElement('b');
      strong?.append(what);
      cell.replaceChildren(strong ?? what, ...small);
    }
    cell.classList.add('fresh');
    return undefined;
  };
  /** A frame beside what is within it: never so that one that is kept looks passed, or the reverse. */
  const framed = (exact, shown, has) => {
    if (has.exact <= exact) return { exact, shown: Math.max(shown, has.shown), over: null };
    const least = Math.min(shown, has.shown - known.unit);
    return { exact, shown: least, over: has.shown - least };
  };
  const nearest = (exact) => Math.sign(exact) * Math.round(Math.abs(exact) / known.unit) * known.unit;
  const showFrame = (cell, frame) => {
    if (!cell?.textContent) return;
    if (!frame) {
      wait(cell);
      return;
    }
    const over = frame.over === null ? '' : known.over.replace('{amount}', written(frame.over));
    if (cell.textContent === written(frame.shown) + over && !cell.classList.contains('awaited')) return;
    keep(cell);
    cell.classList.remove('awaited');
    cell.classList.toggle('over', over !== '');
    cell.replaceChildren(written(frame.shown), ...(over ? [element('small', over)] : []));
  };
  const isAsKnown = (table) => {
    const is = (head, [word]) => (head.dataset.scope ?? '') === (/^(own|outside|none)/.test(word) ? '' : word);
    const [rows, heads] = [[...table.tBodies[0].rows], [...table.tHead.rows[0].cells].slice(1)];
    const isAsMany = rows.length === known.rows.length && Number(table.dataset.columns) === known.columns.length;
    const areRows = () => rows.every((row, at) => is(row, known.rows[at]));
    return isAsMany && areRows() && known.columns.every((line, at) => is(heads[at], line));
  };
  const showAll = (table, found) => {
    const [rows, columns, foot] = [known.rows, known.columns, table.tFoot.rows];
    const held = new Set(known.framed.map(([row, column]) => row * columns.length + column));
    const sums = (parts, lines) => lines.map(([, from, to]) => together(parts.slice(from, to)));
    const [ofRows, ofColumns] = [sums(found.rows, rows), sums(found.columns, columns)];
    // By what a frame that both have together is passed is not told here.
    const cell = (row, column) =>
      (held.has(row * columns.length + column) ? null : together(inside(found.cells, rows[row], columns[column])));
    const frameOf = (frame, has) => (frame === null || !has ? null : framed(frame, nearest(frame), has));
    const frames = (lines, sums) => lines.map((line, at) => frameOf(line[4], sums[at]));
    const [rowFrames, columnFrames] = [frames(rows, ofRows), frames(columns, ofColumns)];
    const whole = (lines, frames) => {
      if (!found.all) return null;
      if (known.frame !== null) return framed(known.frame, nearest(known.frame), found.all);
      const tops = frames.filter((_, at) => lines[at][3] === 0 && lines[at][4] !== null);
      if (!tops.length || tops.includes(null)) return null;
      return framed(sum(tops.map(({ exact }) => exact)), sum(tops.map(({ shown }) => shown)), found.all);
    };
    const hasRows = rows.some(([, , , , frame]) => frame !== null);
    // What nobody sees waits for the answer. All are looked at before any is changed: that would be a new layout each time.
    const lines = [...table.tBodies[0].rows];
    const inSight = lines.map((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return 0 <= bottom && top <= innerHeight;
    });
    lines.forEach((line, row) => {
      if (!inSight[row]) return;
      columns.forEach((_, column) => show(line.cells[1 + column], cell(row, column)));
      show(line.cells[1 + columns.length], ofRows[row]);
      showFrame(line.cells[2 + columns.length], rowFrames[row]);
    });
    columns.forEach((_, column) => {
      show(foot[0].cells[1 + column], ofColumns[column]);
      showFrame(foot[1]?.cells[1 + column], columnFrames[column]);
    });
    show(foot[0].cells[1 + columns.length], found.all);
    const wholeFrame = whole(rows, rowFrames);
    if (hasRows) showFrame(foot[0].cells[2 + columns.length], wholeFrame);
    else showFrame(foot[1]?.cells[1 + columns.length], wholeFrame ?? whole(columns, columnFrames));
  };
  const isBusy = (is) => {
    for (const id of ['matrix', 'follows']) document.getElementById(id)?.setAttribute('aria-busy', is);
  };

  // --- When it is shown: when no answer has come by then, and again after an answer to an earlier one. An answer that is
  // near comes sooner, and is then painted in one frame and not in two. That nothing is sure is told later, when someone
  // would notice that they wait. Both in milliseconds from when it is asked. ---
  const PATIENCE = 32;
  const UNNOTICED = 100;
  let asked = null;
  const showNow = (mine) => {
    const table = document.querySelector('table[data-matrix]');
    if (!known || !table || !isAsKnown(table)) return;
    const move = moved(mine.form, mine.said);
    const found = move && after(move);
    if (found) {
      table.classList.remove('awaited');
      showAll(table, found);
      return;
    }
    setTimeout(() => {
      if (asked === mine) table.classList.add('awaited');
    }, UNNOTICED - PATIENCE);
  };
  // Nor is it shown when the answer has begun to come.
  const showOnce = (mine) => {
    if (asked !== mine || mine.ctx.response) return;
    mine.isShown = true;
    showNow(mine);
  };
  document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (!form.matches('[data-moves]')) return;
    const mine = { ctx, form, said: new Map(ctx.request.body), isShown: false };
    asked = mine;
    isBusy(true);
    setTimeout(() => showOnce(mine), PATIENCE);
  });
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    if (!asked || ctx.target?.id !== 'follows') return;
    if (400 <= ctx.response?.status) putBack();
    kept.clear();
    if (ctx === asked.ctx || !asked.form.isConnected) {
      asked = null;
      isBusy(false);
    } else if (asked.isShown) showNow(asked);
  });
  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    if (ctx !== asked?.ctx) return;
    // No answer: neither a refusal nor what follows.
    asked = null;
    putBack();
    isBusy(false);
    const follows = document.getElementById('follows');
    follows?.querySelector('[data-lost]')?.remove();
    follows?.prepend(Object.assign(element('p', given.dataset.lost), { className: 'fault' }));
  });
})();
