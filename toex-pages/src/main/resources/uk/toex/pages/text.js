'use strict';

/*
 * Elements and text for all pages. Text from reports is hostile: it only ever becomes text nodes,
 * and what can't be seen in it is replaced by its name, so that it can't turn or hide what follows.
 */
const Toex = (() => {
  const NAMES = new Map([
    [0xad, 'SHY'], [0x34f, 'CGJ'], [0x61c, 'ALM'], [0x180e, 'MVS'], [0x200b, 'ZWSP'],
    [0x200c, 'ZWNJ'], [0x200d, 'ZWJ'], [0x200e, 'LRM'], [0x200f, 'RLM'], [0x2028, 'LS'],
    [0x2029, 'PS'], [0x202a, 'LRE'], [0x202b, 'RLE'], [0x202c, 'PDF'], [0x202d, 'LRO'],
    [0x202e, 'RLO'], [0x2060, 'WJ'], [0x2066, 'LRI'], [0x2067, 'RLI'], [0x2068, 'FSI'],
    [0x2069, 'PDI'], [0xfeff, 'BOM'], [0x7f, 'DEL'],
  ]);
  ('NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN '
    + 'EM SUB ESC FS GS RS US').split(' ').forEach((name, code) => NAMES.set(code, name));

  // Controls, format marks, surrogates without a partner, separators, non-characters and whatever
  // else is drawn as nothing; not tab, line feed, and the selectors that pictures use.
  const UNSEEN = new RegExp(
    '((?![\\t\\n\\ufe0e\\ufe0f])'
    + '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}'
    + '\\p{Default_Ignorable_Code_Point}])\\1*', 'gu');

  const PLAIN = /^[\t\n -~]*$/; // most texts, and quicker to tell

  /** The name of a character that can't be seen. */
  function nameOf(character) {
    const code = character.codePointAt(0);
    return NAMES.get(code) || 'U+' + code.toString(16).toUpperCase().padStart(4, '0');
  }

  /** Calls `seen` with each stretch that can be shown, `unseen` with a name and its count. */
  function scan(text, seen, unseen) {
    if (PLAIN.test(text)) {
      if (text) seen(text);
      return;
    }
    const lines = text.replace(/\r\n/g, '\n');
    let from = 0;
    for (const match of lines.matchAll(UNSEEN)) {
      if (match.index > from) seen(lines.slice(from, match.index));
      from = match.index + match[0].length;
      unseen(nameOf(match[1]), match[0].length / match[1].length, match[1]);
    }
    if (from < lines.length) seen(lines.slice(from));
  }

  /** For where only a string will do: options, titles, labels. */
  function plain(text) {
    let shown = '';
    scan(text,
      (part) => { shown += part; },
      (name, count) => { shown += '⟨' + name + (count > 1 ? ' ×' + count : '') + '⟩'; });
    return shown;
  }

  /** Adds text to an element, with unseen characters as small signs. */
  function show(parent, text) {
    scan(text,
      (part) => parent.append(part),
      (name, count, character) => parent.append(el('span', {
        class: 'sign',
        title: 'a character that can’t be seen: U+'
          + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0'),
      }, name + (count > 1 ? ' ×' + count : ''))));
    return parent;
  }

  /** An element with attributes and children; strings become text nodes. */
  function el(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) node.setAttribute(key, '');
      else if (value !== false && value != null) node.setAttribute(key, value);
    }
    node.append(...children.filter((child) => child != null));
    return node;
  }

  /** A value of someone else's, kept from disturbing the text around it. */
  function bdi(text, attributes) {
    return show(el('bdi', attributes), text);
  }

  /**
   * Adds text[from, to) with marks. Marks may overlap: where they do, the stretch counts for their
   * sum and names them all.
   *
   * marks: {name, value, spans: [start, end, …]}; describe(value) says a weight in words.
   */
  function showMarked(parent, text, marks, from, to, describe) {
    const edges = [];
    let heaviest = 0;
    for (const mark of marks) {
      heaviest = Math.max(heaviest, Math.abs(mark.value));
      for (let i = 0; i < mark.spans.length; i += 2) {
        const start = Math.max(from, whole(text, mark.spans[i]));
        const end = Math.min(to, whole(text, mark.spans[i + 1]));
        if (start < end) edges.push({ at: start, mark, step: 1 }, { at: end, mark, step: -1 });
      }
    }
    edges.sort((a, b) => a.at - b.at);
    const open = new Map();
    let at = from;
    const flush = (until) => {
      if (until <= at) return;
      const part = text.slice(at, until);
      at = until;
      if (open.size === 0) {
        show(parent, part);
        return;
      }
      const covering = [...open.keys()];
      const value = covering.reduce((sum, mark) => sum + mark.value, 0);
      const weight = Math.abs(value) > heaviest * 0.6 ? 3 : Math.abs(value) > heaviest * 0.25 ? 2 : 1;
      parent.append(show(el('mark', {
        class: (value < 0 ? 'against' : 'for') + ' w' + weight,
        title: covering.map((mark) => plain(mark.name) + ': ' + describe(mark.value)).join('\n'),
      }), part));
    };
    for (const edge of edges) {
      flush(edge.at);
      const count = (open.get(edge.mark) || 0) + edge.step;
      if (count > 0) open.set(edge.mark, count);
      else open.delete(edge.mark);
    }
    flush(to);
    return parent;
  }

  /** An offset that doesn't part a pair of surrogates. */
  function whole(text, offset) {
    return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset))
      ? offset + 1 : offset;
  }

  /** 1234567 as 1,234,567, in every browser alike. */
  function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  }

  /** 2,000 items, 1 item. */
  function count(number, noun) {
    return grouped(number) + ' ' + noun + (number === 1 ? '' : 's');
  }

  /** A signed weight with two decimals and a true minus. */
  function signed(value) {
    const size = Math.abs(value).toFixed(2);
    return size === '0.00' ? size : (value < 0 ? '−' : '+') + size;
  }

  return { el, bdi, show, showMarked, plain, whole, grouped, count, signed };
})();
