'use strict';

/* One piece of tag advice: what it says, the report with the words that weigh, and why. */
const ToexAdvice = (() => {
  const { el, bdi, show, showMarked, plain, whole, grouped, signed, count } = Toex;
  const CLIP = 8000; // characters of a text shown at first
  const WORDS = 8; // words of each kind in the waterfall at first

  function badge(issue) {
    return el('span', { class: 'badge ' + issue }, issue === 'missing' ? '+ Missing' : '× Wrong');
  }

  function sentence(item, id) {
    const probably = item.p >= 0.5 ? ' is probably ' : ' may be ';
    const heading = el('h2', { id }, bdi(item.tag), probably + item.issue);
    if (item.suggested) heading.append('; ', bdi(item.suggested), ' would fit better');
    return heading;
  }

  function detail(item, paper) {
    const report = item.report;
    const many = item.hundred.replace('> ', 'more than ').replace('< 1', 'fewer than 1');
    const facts = el('dl', { class: 'facts-of' });
    const fact = (name, ...value) => facts.append(el('div', {}, el('dt', {}, name), el('dd', {}, ...value)));
    fact('Report', bdi(report.id));
    fact('Tags given', ...(report.tags.length ? report.tags.map((tag) => chip(item, tag)) : ['none']));
    if (item.issue === 'missing') fact('To add', el('span', { class: 'chip add' }, '+ ', bdi(item.tag)));
    if (item.suggested) fact('Better', el('span', { class: 'chip add' }, '+ ', bdi(item.suggested)));
    if (report.grade) {
      fact('Grade', report.grade,
        report.conditions ? el('span', { class: 'conditions' }, 'C: conditions apply') : null);
    }
    if (report.date) fact('Date', report.date);
    if (report.author) fact('Author', bdi(report.author));
    if (item.impact) fact('If confirmed', bdi(item.impact));
    return [
      el('header', { class: 'advice' }, badge(item.issue), sentence(item, paper ? null : 'sentence'),
        el('p', { class: 'odds' }, 'Of 100 pieces of advice like this, ' + (many === item.hundred ? 'about ' : ''), el('b', {}, many),
          ' should prove right.'), facts),
      el('div', { class: 'columns' },
        el('section', { class: 'report', 'aria-label': 'Report text' }, ...textOf(item, paper)),
        el('section', { class: 'why', 'aria-label': 'Why' }, ...whyOf(item, false))),
    ];
  }

  function chip(item, tag) {
    const wrong = item.issue === 'wrong' && tag === item.tag;
    return el('span', { class: wrong ? 'chip drop' : 'chip' }, wrong ? '× ' : null, bdi(tag));
  }

  function textOf(item, paper) {
    const text = item.report.text;
    const marks = [...item.for, ...item.against];
    const box = el('div', { class: 'text', dir: 'auto' });
    const legend = el('p', { class: 'legend' }, el('mark', { class: 'for w2' }, 'speaks for'), ' ',
      el('mark', { class: 'against w2' }, 'speaks against'), ' the advice; heavier is stronger');
    if (text.trim() === '') box.append(el('i', {}, 'The report has no text.'));
    const clip = whole(text, Math.min(text.length, CLIP));
    showMarked(box, text, marks, 0, clip, weigh);
    if (clip === text.length) return [legend, box];
    const later = marks.filter((mark) => mark.spans.some((at, i) => i % 2 === 0 && at >= clip)).length;
    const rest = 'Show all ' + grouped(text.length) + ' characters'
      + (later ? '; ' + count(later, 'weighing word') + ' further down' : '');
    if (paper) return [legend, box, el('p', {}, 'Cut here; ' + grouped(text.length - clip) + ' characters more.')];
    const more = el('button', { type: 'button', class: 'more' }, rest);
    more.addEventListener('click', () => {
      showMarked(box, text, marks, clip, text.length, weigh);
      more.remove();
      box.tabIndex = -1;
      box.focus({ preventScroll: true });
    });
    return [legend, box, more];
  }

  function weigh(value) {
    return signed(value) + (value < 0 ? ' against' : ' for');
  }

  /** The waterfall: each bar begins where the one above ended, and the last is the total. */
  function whyOf(item, all) {
    const groups = [
      { name: 'Words in the text', parts: [] },
      { name: 'What it lacked', parts: [] },
      { name: 'Steps of the method', parts: item.steps.map(([name, value]) => ({ name, value, step: true })) },
    ];
    let hidden = 0;
    for (const [kind, group] of [['for', groups[0]], ['against', groups[0]], ['lacked', groups[1]]]) {
      const words = item[kind];
      const shown = all ? words.length : words.length <= WORDS + 1 ? words.length : WORDS;
      group.parts.push(...words.slice(0, shown));
      hidden += words.length - shown;
      const more = words.slice(shown);
      const others = item.others[kind] || { count: 0, value: 0 };
      const number = more.length + others.count;
      if (number === 0) continue;
      group.parts.push({
        name: count(number, 'lighter word') + (kind === 'lacked' ? '' : ', ' + kind),
        value: more.reduce((sum, word) => sum + word.value, others.value),
        summed: true,
      });
    }
    if (Math.abs(item.unexplained) >= 0.005) {
      groups[2].parts.push({ name: 'not explained', value: item.unexplained, summed: true });
    }
    let least = Math.min(0, item.total);
    let most = Math.max(0, item.total);
    let sum = 0;
    for (const part of groups.flatMap((group) => group.parts)) {
      sum += part.value;
      least = Math.min(least, sum);
      most = Math.max(most, sum);
    }
    const scale = (value) => (most === least ? 0 : (value - least) / (most - least) * 100);
    const table = el('table', {}, el('caption', {}, 'Why: parts in ', show(el('span'), item.scale), ' that add up'));
    sum = 0;
    for (const group of groups.filter((one) => one.parts.length)) {
      const whole = group.parts.reduce((total, part) => total + part.value, 0);
      const body = el('tbody', {}, el('tr', { class: 'group' },
        el('th', { scope: 'rowgroup', colspan: 2 }, group.name), el('td', {}, signed(whole))));
      for (const part of group.parts) {
        body.append(line(part, scale, sum, sum + part.value, part.value < 0 ? 'against' : 'for'));
        sum += part.value;
      }
      table.append(body);
    }
    table.append(el('tfoot', {}, line(
      { name: 'Total', value: item.total }, scale, 0, item.total, 'total')));
    const parts = [table, el('p', { class: 'total-said' },
      signed(item.total) + ' ' + plain(item.scale) + ' is ' + item.hundred + ' in 100.')];
    if (hidden > 0) {
      const more = el('button', { type: 'button', class: 'more' }, 'Show ' + count(hidden, 'more word'));
      more.addEventListener('click', () => {
        const section = more.closest('.why');
        section.replaceChildren(...whyOf(item, true));
        section.tabIndex = -1;
        section.focus({ preventScroll: true });
      });
      parts.push(more);
    }
    return parts;
  }

  function line(part, scale, from, to, kind) {
    const bar = el('i', { class: kind });
    const zero = el('b');
    bar.style.left = Math.min(scale(from), scale(to)) + '%';
    bar.style.width = Math.abs(scale(to) - scale(from)) + '%';
    zero.style.left = scale(0) + '%';
    return el('tr', { class: part.summed ? 'summed' : part.step ? 'step' : null },
      el('th', { scope: 'row', title: plain(part.name) }, bdi(part.name)),
      el('td', { class: 'fall', 'aria-hidden': 'true' }, el('span', {}, zero, bar)),
      el('td', {}, signed(part.value)));
  }

  return { badge, detail };
})();
