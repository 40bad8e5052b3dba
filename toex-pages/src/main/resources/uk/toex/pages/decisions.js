'use strict';

/*
 * What the analyst decided: in memory, and in this browser's storage where it lets us (a page
 * opened from a disk may be refused). Kept until withdrawn or forgotten, also once exported.
 */
class ToexDecisions {
  #key;
  #items;
  #byIndex = new Map();

  /** Whether everything decided has been exported. */
  exported = true;

  /** Whether the browser keeps what was decided. */
  stored = true;

  constructor(pageId, items) {
    this.#key = 'toex-review-' + pageId;
    this.#items = items;
    this.load();
  }

  get size() {
    return this.#byIndex.size;
  }

  of(index) {
    return this.#byIndex.get(index);
  }

  /** Whether that is the key under which the browser keeps these. */
  isAt(key) {
    return key === this.#key;
  }

  /** Reads what this browser kept; other pages may write there too, so it is checked. */
  load() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.#key));
    } catch (refused) {
      this.stored = false;
    }
    this.#byIndex.clear();
    if (kept !== null && Array.isArray(kept.decisions)) {
      const found = new Map(this.#items.map((item) => [this.#name(item.sha, item.report.id, item.tag), item.index]));
      for (const one of kept.decisions) {
        const index = found.get(this.#name(one.advice_sha256, one.report_id, one.tag));
        if (index !== undefined && this.#wellFormed(one)) this.#byIndex.set(index, one);
      }
    }
    this.exported = this.size === 0 || kept.exported === true;
  }

  decide(index, outcome, newTag, reason) {
    const item = this.#items[index];
    this.#byIndex.set(index, {
      report_id: item.report.id,
      tag: item.tag,
      issue: item.issue,
      outcome,
      new_tag: newTag,
      reason,
      advice_sha256: item.sha,
      decided_at: new Date().toISOString(),
    });
    this.#keep(false);
  }

  withdraw(index) {
    if (this.#byIndex.delete(index)) this.#keep(false);
  }

  forget() {
    this.#byIndex.clear();
    this.#keep(true);
  }

  /** All decisions in the list's order, one JSON object a line; they then count as exported. */
  lines() {
    const lines = this.#inOrder().map((one) => JSON.stringify(one) + '\n').join('');
    this.#keep(true);
    return lines;
  }

  #inOrder() {
    return [...this.#byIndex.keys()].sort((a, b) => a - b).map((index) => this.#byIndex.get(index));
  }

  #keep(exported) {
    this.exported = exported || this.size === 0;
    try {
      if (this.size === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify({ exported, decisions: this.#inOrder() }));
      this.stored = true;
    } catch (refused) {
      this.stored = false;
    }
  }

  #name(sha, reportId, tag) {
    return JSON.stringify([sha, reportId, tag]);
  }

  #wellFormed(one) {
    return ['agree', 'override', 'unsure'].includes(one.outcome) && Object.keys(one).length === 8
      && ['issue', 'new_tag', 'reason', 'decided_at'].every((field) => typeof one[field] === 'string');
  }
}
