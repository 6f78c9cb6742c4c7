// Terms for searching, as plugins/search/stem.py makes them: what readers take for one word has one term, however
// it is spelt and inflected. `warraqStem` gets the data of its `words_for_script`. Both are held together by
// tests/unit/search/vectors.toml: whoever changes a rule here changes it there.
"use strict";

const warraqStem = words => {
  const LEFT = 3; // letters that are left of an unknown word, at least
  const SHORTEST = 2; // letters of a known word, at least
  const TA_MARBUTA = "\u0647"; // folded
  const ARABIC = /^[\u0600-\u08ff]/;
  const ASCII = /^[\0-\x7f]*$/;
  const HAMZA = /[\u0621\u0624\u0626]/;
  const MARKS = /[\u0300-\u036f]/g;
  const PRESENTATION = /[\u0300-\u036f\ufb50-\ufdff\ufe70-\ufeff\u00a0\uff00-\uffef]/;

  // ── the data ──
  const letters = new Map([...words.latin].map((sign, i) => [sign, words.letters[i]]));
  const read = text => text.replace(/[A-Za-z]/g, sign => letters.get(sign));
  const split = text => text.split(" ");
  // A word begins with the count of letters that it shares with the one before, or in a line with its term.
  const unpack = (last, coded) => last.slice(0, +coded[0]) + coded.slice(1);
  const readWords = text => {
    let last = "";
    return text.match(/\d\D*/g).map(coded => last = unpack(last, coded));
  };
  const readLines = (text, map, isKnown) => {
    let last = "";
    for (const line of text.split(",")) {
      const [term, ...forms] = line.match(/\d\D*/g);
      last = unpack(last, term);
      if (isKnown) map.set(last, last);
      for (const form of forms) map.set(unpack(last, form), last);
    }
    return map;
  };
  const folds = new Map([...words.invisible].map(sign => [sign, ""]));
  for (let i = 0; i < words.folds.length; i += 2) folds.set(words.folds[i], words.folds[i + 1]);
  const foldable = new RegExp(`[${[...folds.keys()].join("")}\\s]`, "g");
  const allStop = new Set(readWords(read(words.stop)));
  const stopWithHamza = new Set(readWords(read(words.stopWithHamza)));
  const known = readLines(read(words.joined), new Map(readWords(read(words.known)).map(word => [word, word])), true);
  const verbs = readLines(read(words.verbs), new Map(), false);
  const add = (map, form, term) => {
    if (!map.has(form)) map.set(form, term);
    return map.get(form);
  };
  // The participle of a longer verb, and the verbal noun.
  const derive = verb => {
    if (verb.length <= LEFT || /[\u064a\u0627]$/.test(verb)) return [];
    const [first, second] = verb;
    const last = verb.slice(-1);
    if (first !== "\u0627") return first === "\u062a" || second === "\u0627" ? ["\u0645" + verb] : [];
    return /\u0627.$/.test(verb) ? [] : [`${verb.slice(0, -1)}\u0627${last}`, "\u0645" + verb.slice(1)];
  };
  const regular = readWords(read(words.regular));
  for (const verb of regular) add(verbs, verb.replace(/^\u0627/, ""), add(known, verb, verb));
  for (const verb of regular) for (const form of derive(verb)) add(known, form, known.get(verb));
  const before = split(words.before);
  const beforeVerb = ["", ...split(words.beforeVerb)];
  const beforeParticle = split(words.beforeParticle);
  const typed = split(words.typed);
  const loose = new Set(split(words.loose));
  const behind = new Map(split(words.behind).map(ending => [ending, false]));
  for (const ending of split(words.behindTa)) behind.set(ending, true);
  const longest = Math.max(...[...behind.keys()].map(ending => ending.length));

  // ── the rules, named as in stem.py ──
  const foldWord = word => {
    const plain = PRESENTATION.test(word) ? word.normalize("NFKC") : word;
    const folded = plain.replace(foldable, sign => folds.get(sign) || "");
    if (ARABIC.test(folded)) return folded;
    if (ASCII.test(folded)) return folded.toLowerCase();
    return folded.normalize("NFKD").replace(MARKS, "").toLowerCase().toUpperCase().toLowerCase().replace(/\u03c2/g, "\u03c3");
  };

  const isStop = (folded, stop) => beforeParticle.some(letters =>
    folded.startsWith(letters) && stop.has(folded.slice(letters.length)));

  const findNoun = (folded, endings) => {
    const size = folded.length;
    const starts = before.filter(letters => folded.startsWith(letters)).map(letters => letters.length);
    for (const start of starts) if (known.has(folded.slice(start))) return known.get(folded.slice(start));
    for (const start of starts) {
      for (const [length, isTa] of endings) {
        if (start + length + SHORTEST > size) break;
        const base = folded.slice(start, size - length);
        const found = isTa ? known.get(base + TA_MARBUTA) || known.get(base)
          : known.get(base) || known.get(base + TA_MARBUTA);
        if (found) return found;
      }
    }
    return "";
  };

  const findVerb = (folded, endings) => {
    const size = folded.length;
    for (const start of beforeVerb.filter(letters => folded.startsWith(letters)).map(letters => letters.length)) {
      if (size - start < LEFT || !words.persons.includes(folded[start])) continue;
      for (const length of [0, ...endings.map(([length]) => length)]) {
        const stem = size - length > start ? folded.slice(start + 1, size - length) : "";
        if (verbs.has(stem)) return verbs.get(stem);
      }
    }
    return "";
  };

  const stripBefore = word => {
    for (;;) {
      const size = word.length;
      if (word[0] === "\u0648" && size > LEFT) word = word.slice(1);
      else if (/^[\u0628\u0641\u0643]\u0627\u0644/.test(word) && size - 3 >= LEFT) word = word.slice(3);
      else if (/^[\u0627\u0644]\u0644/.test(word) && size - 2 >= LEFT) return word.slice(2);
      else if (/^[\u0628\u0644]/.test(word) && size - 1 > LEFT) word = word.slice(1);
      else if (/^\u064a.*\u0648[\u0646\u0627]$/.test(word) && size > LEFT + 2) return word.slice(1);
      else return word;
    }
  };

  const strip = folded => {
    let word = stripBefore(folded);
    for (;;) {
      let length = Math.min(longest, word.length - LEFT);
      while (length > 0 && !loose.has(word.slice(-length))) length -= 1;
      if (length <= 0) return word;
      word = word.slice(0, -length);
      const found = known.get(word) || known.get(word + TA_MARBUTA);
      if (found) return found;
    }
  };

  const findTerm = word => {
    const folded = foldWord(word);
    if (!ARABIC.test(folded)) return folded;
    const stop = HAMZA.test(word) ? stopWithHamza : allStop;
    if (stop.has(folded)) return "";
    if (known.has(folded)) return known.get(folded);
    if (isStop(folded, stop)) return "";
    const endings = [];
    const shortest = folded.endsWith("\u0647\u0627") ? 2 : 1; // never ta marbuta and alef
    for (let length = shortest; length <= Math.min(longest, folded.length); length += 1) {
      const isTa = behind.get(folded.slice(-length));
      if (isTa !== undefined) endings.push([length, isTa]);
    }
    return findNoun(folded, endings) || findVerb(folded, endings) || strip(folded);
  };

  const terms = new Map();
  const termOf = word => {
    if (!terms.has(word)) terms.set(word, findTerm(word));
    return terms.get(word);
  };

  const prefixOf = word => {
    const folded = foldWord(word);
    if (known.has(folded) || !ARABIC.test(folded)) return folded;
    const found = typed.find(letters => folded.startsWith(letters) && folded.length - letters.length >= LEFT);
    return found ? folded.slice(found.length) : folded;
  };

  const tokens = text => {
    const found = [];
    const pattern = new RegExp(words.token, "g");
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      found.push({ start: match.index, end: pattern.lastIndex, term: termOf(match[0]) });
    }
    return found;
  };

  return { tokens, termOf, foldWord, prefixOf };
};
