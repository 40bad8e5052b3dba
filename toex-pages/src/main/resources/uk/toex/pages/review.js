'use strict';

(() => {
  const { el, bdi, show, plain, grouped, count } = Toex;
  const { badge, detail } = ToexAdvice;
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($('data').textContent);
  const ROW = 52; // a row's height in review.css
  const ON_PAPER = 100; // reports that are printed in full
  const MARKS = { agree: '✓', override: '✗', unsure: '?' };
  const SAID = { agree: 'Agreed', override: 'Overridden', unsure: 'Unsure' };

  const items = data.items.map((item, index) => {
    const words = (list) => list.filter((word) => typeof word[0] === 'string')
      .map(([name, value, ...spans]) => ({ name, value, spans }));
    const others = (list) => list.filter((word) => typeof word[0] === 'number')
      .map(([count, value]) => ({ count, value }))[0];
    return {
      ...item,
      index,
      report: data.reports[item.report],
      for: words(item.for),
      against: words(item.against),
      lacked: words(item.lacked),
      others: { for: others(item.for), against: others(item.against), lacked: others(item.lacked) },
      hundred: item.p > 0.995 ? '> 99' : item.p < 0.005 ? '< 1' : String(Math.round(item.p * 100)),
    };
  });

  const decisions = new ToexDecisions(data.id, items);

  /* ---- Deciding ---- */

  function setting(name, value) {
    try {
      if (value === undefined) return localStorage.getItem('toex-' + name) !== 'off';
      localStorage.setItem('toex-' + name, value ? 'on' : 'off');
    } catch (refused) {
      // Then it holds for this window only.
    }
    return value === undefined ? true : value;
  }

  function decide(outcome) {
    const item = items[current];
    const reason = $('reason').value.trim();
    if (outcome !== 'agree' && reason === '') {
      $('problem').textContent = 'Write a reason first: '
        + (outcome === 'override' ? 'why the advice is not right.' : 'what is missing to decide.');
      $('reason').setAttribute('aria-invalid', 'true');
      $('reason').focus();
      return;
    }
    decisions.decide(current, outcome, $('new-tag-field').hidden ? '' : $('new-tag').value, reason);
    changed(current);
    say(SAID[outcome] + ': ' + plain(item.report.id) + ', ' + plain(item.tag) + '.');
    if ($('reason') === document.activeElement) $('list').focus({ preventScroll: true });
    if (!($('advance').checked && move(1))) drawPanel();
  }

  function withdraw() {
    if (!decisions.of(current)) return;
    decisions.withdraw(current);
    changed(current);
    say('Decision withdrawn.');
    drawPanel();
  }

  function changed(index) {
    drafts.delete(index);
    drawMark(index);
    drawCounts();
  }

  function exportDecisions() {
    if (decisions.size === 0) {
      say('There are no decisions to export yet.');
      return;
    }
    const lines = decisions.lines();
    const url = URL.createObjectURL(new Blob([lines], { type: 'application/jsonl' }));
    el('a', { href: url, download: 'toex-decisions-' + data.id + '.jsonl' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    drawCounts();
    say(count(decisions.size, 'decision') + ' exported.');
  }

  /* ---- The worklist ---- */

  const rows = [];
  let listed = [];
  let current = -1;

  function drawRows() {
    const list = $('list');
    for (const item of items) {
      const bar = el('i');
      bar.style.width = item.p * 100 + '%';
      const row = el('div', { role: 'option', id: 'row-' + item.index, 'aria-selected': 'false', class: 'row' },
        el('span', { class: 'rank' }, grouped(item.index + 1)),
        bdi(item.tag, { class: 'tag' }),
        el('span', { class: 'bar' }, bar),
        el('span', { class: 'p' }, item.hundred + '%'),
        el('span', { class: 'under' }, badge(item.issue), bdi(item.report.id, { class: 'id' }),
          item.report.conditions ? el('span', { class: 'c', title: 'handling C: conditions apply' }, 'C') : null,
          el('span', { class: 'mark' })));
      rows.push(row);
    }
    list.append(...rows);
    list.addEventListener('click', (event) => {
      const row = event.target.closest('.row');
      if (row) select(Number(row.id.slice(4)));
    });
    for (const index of items.keys()) drawMark(index);
  }

  function drawMark(index) {
    const item = items[index];
    const decision = decisions.of(index);
    const mark = rows[index].querySelector('.mark');
    mark.className = 'mark' + (decision ? ' ' + decision.outcome : '');
    mark.textContent = decision ? MARKS[decision.outcome] + ' ' + SAID[decision.outcome] : '';
    rows[index].setAttribute('aria-label', [
      index + 1, plain(item.tag) + ' probably ' + item.issue, item.hundred + ' in 100',
      'report ' + plain(item.report.id), item.report.conditions ? 'handling C' : '',
      decision ? SAID[decision.outcome] : 'undecided',
    ].filter(Boolean).join(', '));
  }

  function filter() {
    const tag = $('by-tag').value;
    const issue = $('by-issue').value;
    const state = $('by-state').value;
    const sought = $('search').value.trim().toLowerCase();
    listed = [];
    for (const item of items) {
      const decision = decisions.of(item.index);
      const shown = (tag === '' || data.tags[tag] === item.tag)
        && (issue === '' || item.issue === issue)
        && (state === '' || (state === 'undecided' ? !decision
          : state === 'decided' ? decision : decision && decision.outcome === state))
        && (sought === '' || searchable(item.report).includes(sought));
      if (shown) listed.push(item.index);
      if (rows[item.index].hidden === Boolean(shown)) rows[item.index].hidden = !shown;
    }
    $('clear').hidden = tag + issue + state + sought === '';
    $('list').hidden = listed.length === 0;
    $('none').hidden = listed.length > 0;
    drawCounts();
    if (!listed.includes(current)) select(listed.length ? listed[0] : -1);
    else reveal();
  }

  function searchable(report) {
    if (report.lower === undefined) report.lower = (report.id + '\n' + report.text).toLowerCase();
    return report.lower;
  }

  function clearFilters() {
    for (const id of ['search', 'by-tag', 'by-issue', 'by-state']) $(id).value = '';
    filter();
    $('list').focus();
  }

  function drawCounts() {
    const decided = decisions.size;
    $('counts').textContent = (listed.length === items.length ? '' : grouped(listed.length) + ' of ')
      + count(items.length, 'item') + ' · ' + grouped(decided) + ' decided';
    $('done-bar').style.width = items.length ? decided / items.length * 100 + '%' : '0';
    $('export').textContent = decided ? 'Export ' + count(decided, 'decision') : 'Export decisions';
    $('export').disabled = decided === 0;
    $('print').textContent = listed.length > ON_PAPER
      ? 'Print first ' + ON_PAPER + ' of ' + grouped(listed.length)
      : 'Print ' + grouped(listed.length) + ' listed';
    $('print').disabled = listed.length === 0;
    const told = decisions.exported ? '' : decisions.stored
      ? 'Not exported yet. Kept in this browser only.'
      : 'Not exported yet. This browser keeps nothing: export before you close the page.';
    $('unsaved').hidden = told === '';
    $('unsaved').textContent = told;
  }

  function select(index) {
    if (current >= 0) {
      draft();
      rows[current].setAttribute('aria-selected', 'false');
    }
    current = index;
    if (index < 0) {
      $('list').removeAttribute('aria-activedescendant');
    } else {
      rows[index].setAttribute('aria-selected', 'true');
      reveal();
      $('list').setAttribute('aria-activedescendant', rows[index].id);
    }
    mode = null;
    $('detail').replaceChildren(...(index < 0 ? nothing() : detail(items[index], false)));
    $('detail').scrollTop = 0;
    drawPanel();
  }

  /** Brings the current row into view; browsers' own way lays out every row to do so. */
  function reveal() {
    const list = $('list');
    const top = listed.indexOf(current) * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  }

  function move(step, wanted) {
    let at = listed.indexOf(current) + step;
    while (wanted && at >= 0 && at < listed.length && !wanted(listed[at])) at += step;
    if (at < 0 || at >= listed.length) {
      say(step > 0 ? 'End of the list.' : 'Start of the list.');
      return false;
    }
    select(listed[at]);
    if (document.activeElement !== $('list')) {
      say(at + 1 + ' of ' + listed.length + ': ' + rows[current].getAttribute('aria-label'), true);
    }
    return true;
  }

  function say(text, after) {
    const live = $('live');
    live.textContent = after && live.textContent ? live.textContent + ' ' + text : text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { live.textContent = ''; }, 4000);
  }

  /* ---- The detail ---- */

  function nothing() {
    return [el('div', { class: 'empty' }, el('h2', { id: 'sentence' }, 'Nothing is chosen'),
      el('p', {}, items.length ? 'No item fits the filters.' : 'There is nothing to review on this page.'))];
  }

  /* ---- The decision panel ---- */

  const drafts = new Map(); // reasons begun and not saved, by item
  let mode = null;

  function draft() {
    const saved = decisions.of(current);
    const reason = $('reason').value;
    if (reason.trim() && reason !== (saved && saved.reason)) drafts.set(current, reason);
    else drafts.delete(current);
  }

  function drawPanel() {
    $('panel').hidden = current < 0;
    if (current < 0) return;
    const saved = decisions.of(current);
    $('reason').value = drafts.get(current) || (saved ? saved.reason : '');
    $('decided').textContent = saved
      ? SAID[saved.outcome] + ' on ' + saved.decided_at.slice(0, 16).replace('T', ' at ') + ' UTC'
        + (saved.new_tag ? ', to add ' + plain(saved.new_tag) : '') + '.'
      : 'Undecided.';
    $('withdraw').hidden = !saved;
    $('previous').disabled = listed.indexOf(current) <= 0;
    $('next').disabled = listed.indexOf(current) >= listed.length - 1;
    setMode(null);
  }

  /** null, or the outcome being written down: override or unsure. */
  function setMode(outcome) {
    mode = outcome;
    const item = items[current];
    const saved = decisions.of(current);
    for (const button of document.querySelectorAll('[data-outcome]')) {
      const on = mode ? button.dataset.outcome === mode : saved && button.dataset.outcome === saved.outcome;
      button.setAttribute('aria-pressed', String(Boolean(on)));
    }
    $('problem').textContent = '';
    $('reason').removeAttribute('aria-invalid');
    $('reason-label').textContent = mode ? 'Reason (needed)' : 'Reason';
    $('reason').placeholder = mode === 'override' ? 'Why the advice is not right'
      : mode === 'unsure' ? 'What is missing to decide' : 'Needed to override or to be unsure';
    $('save').hidden = mode === null;
    const field = $('new-tag-field');
    field.hidden = mode === 'unsure' || (mode === null && item.issue === 'missing');
    if (field.hidden) return;
    const replace = mode === null;
    $('new-tag-label').textContent = replace ? 'If you agree, replace with' : 'Add another tag';
    const choices = data.tags.filter((tag) => tag !== item.tag && !item.report.tags.includes(tag));
    $('new-tag').replaceChildren(
      el('option', { value: '' }, replace ? 'no other tag' : 'none: the tags stay as they are'),
      ...choices.map((tag) => el('option', { value: tag }, plain(tag))));
    $('new-tag').value = saved && saved.outcome === (mode || 'agree') ? saved.new_tag
      : replace && choices.includes(item.suggested) ? item.suggested : '';
  }

  function press(outcome) {
    if (current < 0) return;
    if (outcome === 'agree') {
      if (mode) setMode(null);
      decide('agree');
    } else if (mode === outcome && $('reason').value.trim()) {
      decide(outcome);
    } else {
      setMode(outcome);
      $('reason').focus();
      say((outcome === 'override' ? 'Override' : 'Unsure') + ': write a reason, then Enter.');
    }
  }

  /* ---- Keys, buttons, print ---- */

  const LETTERS = {
    j: () => move(1), k: () => move(-1), n: () => move(1, (index) => !decisions.of(index)),
    a: () => press('agree'), o: () => press('override'), u: () => press('unsure'), x: withdraw,
    r: () => current >= 0 && $('reason').focus(), e: exportDecisions,
    '/': () => { $('search').focus(); $('search').select(); }, '?': () => $('keys').showModal(),
  };

  function onKey(event) {
    const target = event.target;
    const typing = target.closest('input:not([type=checkbox]), textarea, select');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
      || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      if (mode) setMode(null);
      if (typing || target.closest('#panel')) $('list').focus();
    } else if (target === $('reason') && event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      if (!mode) return;
      decide(mode);
    } else if (target === $('search') && (event.key === 'Enter' || event.key === 'ArrowDown')) {
      filter();
      $('list').focus();
    } else if (typing) {
      return;
    } else if (target === $('list') || target === document.body) {
      const page = Math.max(1, Math.floor($('list').clientHeight / ROW) - 1);
      const jump = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 }[event.key];
      if (jump && listed.length) {
        const at = listed.indexOf(current) + jump;
        move(Math.max(0, Math.min(listed.length - 1, at)) - listed.indexOf(current));
      } else if (event.key === 'Enter' && target === $('list')) $('detail').focus();
      else if (!letter(event)) return;
    } else if (!letter(event)) {
      return;
    }
    event.preventDefault();
  }

  function letter(event) {
    const action = $('single-keys').checked && LETTERS[event.key];
    if (action) action();
    return Boolean(action);
  }

  function drawAbout() {
    for (const [name, value] of data.facts.slice(0, 5)) {
      $('facts').append(el('div', {}, el('dt', {}, bdi(name)), el('dd', {}, bdi(value))));
    }
    const body = $('about-body');
    if (data.measure) body.append(el('h3', {}, 'What the number says'), show(el('p'), data.measure));
    if (data.caveats.length) {
      body.append(el('h3', {}, 'What it can’t say'),
        el('ul', {}, ...data.caveats.map((caveat) => show(el('li'), caveat))));
    }
    if (data.facts.length) {
      body.append(el('h3', {}, 'The run'), el('dl', { class: 'keys' }, ...data.facts.map(
        ([name, value]) => el('div', {}, el('dt', {}, bdi(name)), el('dd', {}, bdi(value))))));
    }
  }

  /** The first of what is listed: a browser takes minutes for a thousand, and nobody reads so many pages. */
  function toPaper() {
    const paper = $('paper');
    paper.replaceChildren(show(el('h1'), data.title), el('p', { class: 'notice' }, document.querySelector('.notice').textContent),
      el('p', { class: 'paper-facts' }, data.facts.map(([name, value]) => plain(name) + ': ' + plain(value)).join(' · ')),
      el('ul', {}, ...data.caveats.map((caveat) => show(el('li'), caveat))));
    for (const index of listed.slice(0, ON_PAPER)) {
      const saved = decisions.of(index);
      paper.append(el('article', {}, el('p', { class: 'paper-rank' }, grouped(index + 1)), ...detail(items[index], true),
        el('p', { class: 'paper-decision' }, saved ? SAID[saved.outcome] + ': ' + plain(saved.reason || '(no reason)') : 'Undecided')));
    }
    if (listed.length > ON_PAPER) {
      paper.append(el('p', { class: 'paper-rest' }, 'These are the first ' + ON_PAPER + ' of ' + grouped(listed.length)
        + ' listed. Filter the list to print others.'));
    }
  }

  function options(select, choices) {
    select.append(...choices.map(([value, text]) => el('option', { value }, text)));
  }

  function start() {
    show($('title'), data.title);
    drawAbout();
    const used = new Set(items.map((item) => item.tag));
    options($('by-tag'), [['', 'All tags'], ...data.tags.map((tag, i) => [i, plain(tag)]).filter(([i]) => used.has(data.tags[i]))]);
    options($('by-issue'), [['', 'Any issue'], ['missing', 'Missing'], ['wrong', 'Wrong']]);
    options($('by-state'), [['', 'Any state'], ['undecided', 'Undecided'], ['decided', 'Decided'],
      ['agree', 'Agreed'], ['override', 'Overridden'], ['unsure', 'Unsure']]);
    $('none').append(el('p', {}, items.length ? 'No item fits these filters.' : 'There is nothing to review.'));
    $('advance').checked = setting('advance');
    $('single-keys').checked = setting('keys');
    drawRows();
    $('app').hidden = false;
    filter();

    for (const id of ['by-tag', 'by-issue', 'by-state']) $(id).addEventListener('change', filter);
    let waiting;
    $('search').addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 80);
    });
    for (const button of document.querySelectorAll('[data-outcome]')) {
      button.addEventListener('click', () => press(button.dataset.outcome));
    }
    const on = (id, action) => $(id).addEventListener('click', action);
    on('save', () => decide(mode));
    on('withdraw', withdraw);
    on('previous', () => move(-1));
    on('next', () => move(1));
    on('export', exportDecisions);
    on('clear', clearFilters);
    on('print', () => window.print());
    on('about-open', () => $('about').showModal());
    on('keys-open', () => $('keys').showModal());
    on('forget', () => {
      if (!window.confirm('Forget all decisions kept for this list? Those not exported are lost.')) return;
      decisions.forget();
      items.forEach((item) => drawMark(item.index));
      filter();
      drawPanel();
    });
    for (const button of document.querySelectorAll('[data-close]')) {
      button.addEventListener('click', () => button.closest('dialog').close());
    }
    $('advance').addEventListener('change', () => setting('advance', $('advance').checked));
    $('single-keys').addEventListener('change', () => setting('keys', $('single-keys').checked));
    document.addEventListener('keydown', onKey);
    document.querySelector('.skip').addEventListener('click', (event) => {
      event.preventDefault();
      $('detail').focus();
    });
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', () => $('paper').replaceChildren());
    window.addEventListener('beforeunload', (event) => {
      if (!decisions.exported) event.preventDefault();
    });
    // The same page in a second window: both show what was decided in either.
    window.addEventListener('storage', (event) => {
      if (!decisions.isAt(event.key)) return;
      decisions.load();
      items.forEach((item) => drawMark(item.index));
      drawCounts();
      drawPanel();
    });
  }

  start();
})();
