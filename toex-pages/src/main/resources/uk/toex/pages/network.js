'use strict';

/* Shows one ranking and one subject at a time of a page that is complete without it. */
(() => {
  const $ = (id) => document.getElementById(id);
  const rankings = [...document.querySelectorAll('.ranking')];
  const subjects = [...document.querySelectorAll('.subject')];
  const tabs = [];
  let ranking = null; // the section shown
  let rows = []; // its rows
  let listed = []; // those that fit the search
  let current = null; // the row chosen

  function say(text) {
    $('live').textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { $('live').textContent = ''; }, 4000);
  }

  function searchable(row) {
    if (row.toexText === undefined) row.toexText = row.textContent.toLowerCase();
    return row.toexText;
  }

  function list() {
    return ranking.querySelector('.rows');
  }

  function open(number) {
    if (!rankings[number]) return;
    ranking = rankings[number];
    rankings.forEach((section, i) => section.classList.toggle('shown', i === number));
    tabs.forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === number));
      tab.tabIndex = i === number ? 0 : -1;
    });
    rows = [...ranking.querySelectorAll('.row')];
    filter();
  }

  function filter() {
    const sought = $('search').value.trim().toLowerCase();
    listed = [];
    for (const row of rows) {
      row.hidden = sought !== '' && !searchable(row).includes(sought);
      if (!row.hidden) listed.push(row);
    }
    $('none').hidden = listed.length > 0;
    list().hidden = listed.length === 0;
    if (!listed.includes(current)) select(listed[0] || null);
    else reveal();
  }

  function select(row) {
    if (current) current.setAttribute('aria-selected', 'false');
    current = row;
    const link = row && row.querySelector('a.name');
    const shown = link ? link.getAttribute('href').slice(1) : row ? 'unexplained' : '';
    for (const article of subjects) article.classList.toggle('shown', article.id === shown);
    $('unexplained').hidden = shown !== 'unexplained';
    if (row) {
      row.setAttribute('aria-selected', 'true');
      list().setAttribute('aria-activedescendant', row.id);
      reveal();
    }
    if (shown === 'unexplained') {
      const box = $('unexplained');
      box.querySelector('h2').textContent = row.querySelector('.name').textContent;
      box.querySelector('.why').textContent = row.querySelector('.because').textContent;
    }
    $('print-one').disabled = !link;
    $('detail').scrollTop = 0;
  }

  /** To the list's keys; where the list is empty, out of the search at least. */
  function leave() {
    document.activeElement.blur();
    list().focus({ preventScroll: true });
  }

  function reveal() {
    if (current) current.scrollIntoView({ block: 'nearest' });
  }

  function move(to) {
    const row = listed[Math.max(0, Math.min(listed.length - 1, to))];
    if (!row) return;
    if (row === current) say(to < 0 ? 'Start of the list.' : 'End of the list.');
    select(row);
    if (document.activeElement !== list()) say(row.querySelector('.name').textContent);
  }

  /** Lights the paths in the drawing; none, and all is as it was. */
  function light(article, names) {
    const net = article.querySelector('.net'); // the first; the others are for paper
    if (!net) return;
    net.classList.toggle('lit', names.length > 0);
    for (const part of net.querySelectorAll('.way, .box')) {
      part.classList.toggle('on', names.some((name) => part.classList.contains(name)));
    }
  }

  function lighting(article) {
    const at = (event) => {
      const line = event.target.closest('[data-path]');
      const part = event.target.closest('.net .box:not(.here), .net .way');
      const names = line ? ['p' + line.dataset.path]
        : part ? [...part.classList].filter((name) => /^p\d+$/.test(name)) : [];
      light(article, names);
    };
    for (const kind of ['mouseover', 'focusin']) article.addEventListener(kind, at);
    for (const kind of ['mouseleave', 'focusout']) article.addEventListener(kind, () => light(article, []));
  }

  function about(shown) {
    $('about').classList.toggle('open', shown);
    if (shown) $('about-title').focus();
    else $('about-open').focus();
  }

  function print(whole) {
    document.documentElement.classList.toggle('whole', whole);
    window.print();
    document.documentElement.classList.remove('whole');
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const searching = event.target === $('search');
    const at = listed.indexOf(current);
    const page = Math.max(1, Math.floor(list().clientHeight / 50) - 1);
    const inList = event.target === list() || event.target === document.body;
    const jumps = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: 1e9 };
    const key = event.key;
    if (key === 'Escape') {
      if ($('about').classList.contains('open')) about(false);
      else leave();
    } else if (searching) {
      if (key !== 'Enter' && key !== 'ArrowDown') return;
      filter();
      leave();
    } else if (inList && key in jumps) move(jumps[key]);
    else if (key === 'j') move(at + 1);
    else if (key === 'k') move(at - 1);
    else if (key === '/') $('search').select();
    else if (/^[1-9]$/.test(key)) open(Number(key) - 1);
    else if (key === 'Enter' && inList) $('detail').focus();
    else return;
    event.preventDefault();
  }

  /** Chooses the subject that the address names, in the first list that has it. */
  function goTo() {
    const link = rankings.flatMap((section) => [...section.querySelectorAll('a.name')])
      .find((one) => one.getAttribute('href') === location.hash);
    if (!link) return;
    const row = link.closest('.row');
    $('search').value = '';
    if (!rows.includes(row)) open(rankings.indexOf(row.closest('.ranking')));
    else filter();
    select(row);
  }

  function start() {
    for (const part of document.querySelectorAll('.tools, .top-buttons, .dialog-foot')) part.hidden = false;
    let number = 0;
    rankings.forEach((section, i) => {
      const rowList = section.querySelector('.rows');
      rowList.setAttribute('role', 'listbox');
      rowList.setAttribute('aria-label', section.querySelector('h2').textContent);
      rowList.tabIndex = 0;
      for (const row of rowList.children) {
        row.id = 'row-' + number++;
        row.setAttribute('role', 'option');
        row.setAttribute('aria-selected', 'false');
        row.title = row.querySelector('.name').textContent + '\n' + row.querySelector('.under').textContent;
        const link = row.querySelector('a.name');
        if (link) link.tabIndex = -1;
      }
      rowList.addEventListener('click', (event) => {
        const row = event.target.closest('.row');
        if (!row) return;
        event.preventDefault();
        select(row);
        rowList.focus({ preventScroll: true });
      });
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.setAttribute('role', 'tab');
      tab.textContent = section.querySelector('h2').textContent;
      tab.addEventListener('click', () => open(i));
      tabs.push(tab);
    });
    $('tabs').append(...tabs);
    $('tabs').addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const to = (rankings.indexOf(ranking) + step + tabs.length) % tabs.length;
      open(to);
      tabs[to].focus();
    });
    subjects.forEach(lighting);
    let waiting;
    $('search').addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 80);
    });
    $('about-open').addEventListener('click', () => about(true));
    $('about-close').addEventListener('click', () => about(false));
    document.querySelector('.foot a')?.addEventListener('click', (event) => {
      event.preventDefault();
      about(true);
    });
    const many = subjects.length > 100; // nobody reads more on paper
    $('print-all').textContent = many ? 'Print first 100' : 'Print all ' + subjects.length;
    $('detail').classList.toggle('many', many);
    $('print-one').addEventListener('click', () => print(false));
    $('print-all').addEventListener('click', () => print(true));
    document.querySelector('.skip').addEventListener('click', (event) => {
      event.preventDefault();
      $('detail').focus();
    });
    document.addEventListener('keydown', onKey);
    window.addEventListener('hashchange', goTo);
    open(0);
    goTo();
  }

  if (rankings.length > 0) start();
  else document.documentElement.classList.remove('live');
})();
