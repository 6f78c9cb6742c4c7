// Reads the search's index and answers queries. Shards are scripts that hand themselves over, so that they load
// from a folder without a server as well. docs/search.md has the format of each; plugins/search writes them.
"use strict";

// Makes a reader of the index in the folder `root`, of `start` (what start.js says) and of the stemmer.
function warraqIndex(root, start, stemmer) {
  const LAST = 64;
  const MORE = 25;
  const SHELF = 3;
  const NAME_KEY = 2;
  const BLOCK = 32;
  const LEDGE = 256;
  const IMPACTS = 4;
  const KINDS = ["direct", "partial", "indirect"];
  const MOST_EXPANSIONS = 48; // terms that a word half typed may stand for
  const K1 = 1.2;

  // ------------------------------------------------------------------ codec

  const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter(c => !"\\<`".includes(c));
  const VALUE = new Int16Array(128);
  DIGITS.forEach((digit, i) => { VALUE[digit.charCodeAt(0)] = i < LAST ? i : LAST - 1 - i; });
  const { letters: LETTERS, latin: LATIN } = start.words;

  const reader = (text, at = 0) => ({
    get more() { return at < text.length; },
    get at() { return at; },
    number() {
      let head = 0;
      for (;;) {
        const value = VALUE[text.charCodeAt(at++)];
        if (value >= 0) return head * LAST + value;
        head = head * MORE - value;
      }
    },
    take(length) { return text.slice(at, at += length); },
  });

  const letters = term => {
    let found = "";
    for (const letter of term) {
      const i = LETTERS.indexOf(letter);
      if (i < 0) return `.${term}`;
      found += LATIN[i];
    }
    return found;
  };

  const bucket = (key, buckets) => {
    let found = 2166136261;
    for (let i = 0; i < key.length; i++) found = Math.imul(found ^ key.charCodeAt(i), 16777619) >>> 0;
    return (found ^ (found >>> 15)) & (buckets - 1);
  };

  // ------------------------------------------------------------------ shards

  const waiting = new Map();
  const shards = new Map();
  // Each shard calls this with its own name, as soon as it is there.
  window.warraqShard = (kind, number, content) => waiting.get(`${kind}/${number}`)?.(content);

  const load = (kind, number) => {
    const name = `${kind}/${number}`;
    if (!shards.has(name)) {
      shards.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, content => { waiting.delete(name); script.remove(); resolve(content); });
        script.onerror = () => { shards.delete(name); script.remove(); reject(new Error(name)); };
        script.src = `${root}${name}.js`;
        document.head.append(script);
      }));
    }
    return shards.get(name);
  };

  const parsed = new Map();
  // What `parse` makes of a shard, once.
  const read = (kind, number, parse) => {
    const name = `${kind}/${number}`;
    if (!parsed.has(name)) {
      parsed.set(name, load(kind, number).then(parse));
      parsed.get(name).catch(() => parsed.delete(name));
    }
    return parsed.get(name);
  };

  const termsOf = text => {
    const found = new Map();
    if (!text) return found;
    let before = "";
    text.split(" ").forEach((entry, order) => {
      const head = reader(entry);
      const shared = head.number();
      const name = entry.indexOf("!", head.at);
      before = before.slice(0, shared) + entry.slice(head.at, name);
      found.set(before, { order, articles: entry.slice(name + 1) });
    });
    return found;
  };

  // The articles of an entry of a term: their numbers, and how much it says of each.
  const articlesOf = entry => {
    if (!entry.numbers) {
      const from = reader(entry.articles);
      entry.numbers = [];
      entry.impacts = [];
      for (let last = 0; from.more;) {
        const value = from.number();
        last += Math.floor(value / IMPACTS);
        entry.numbers.push(last);
        entry.impacts.push(value % IMPACTS);
      }
    }
    return entry;
  };

  // Where a term stands: the positions in each article.
  const placesOf = (entry, text) => {
    if (!entry.places) {
      const from = reader(text);
      entry.places = new Map();
      for (const article of articlesOf(entry).numbers) {
        const positions = [];
        let value = 0;
        let last = 0;
        do {
          value = from.number();
          last += value >> 1;
          positions.push(last);
        } while (value & 1);
        entry.places.set(article, positions);
      }
    }
    return entry.places;
  };

  // ------------------------------------------------------------------ terms

  const shelf = term => bucket(term.slice(0, SHELF), start.terms);

  // The entries of the index that a word of the query stands for: its term, and where it is still being typed,
  // the terms that begin with it.
  const entriesOf = async word => {
    const found = new Map();
    const number = word.term ? shelf(word.term) : -1;
    if (word.term) {
      const entry = (await read("t", number, termsOf)).get(letters(word.term));
      if (entry) found.set(entry, number);
    }
    if (word.prefix && word.prefix.length >= SHELF) {
      const other = shelf(word.prefix);
      const begins = letters(word.prefix);
      for (const [term, entry] of await read("t", other, termsOf)) {
        if (found.size >= MOST_EXPANSIONS) break;
        if (term.startsWith(begins)) found.set(entry, other);
      }
    }
    return found;
  };

  const placesOfAll = async entries => {
    const found = [];
    for (const [entry, number] of entries) {
      const texts = await read("p", number, text => text.split(" "));
      found.push(placesOf(entry, texts[entry.order]));
    }
    return found;
  };

  const rarity = count => Math.log(1 + (start.articles - count + 0.5) / (count + 0.5));

  // Article → how much the word says of it.
  const weigh = entries => {
    const found = new Map();
    for (const entry of entries.keys()) {
      const { numbers, impacts } = articlesOf(entry);
      const worth = rarity(numbers.length) * (K1 + 1) / IMPACTS;
      numbers.forEach((article, i) => {
        const weight = worth * (impacts[i] + 0.5);
        if (weight > (found.get(article) || 0)) found.set(article, weight);
      });
    }
    return found;
  };

  // ------------------------------------------------------------------ filters

  const filtersOf = text => new Map(text.split(" ").map(entry => {
    const [key, name, articles] = entry.split("!");
    return [key, { name: name.replace(/_/g, " "), articles }];
  }));
  const filter = async key => (await read("f", bucket(key, start.filters), filtersOf)).get(key);

  const articlesFor = async key => {
    const found = new Set();
    const entry = await filter(key);
    if (!entry) return found;
    const from = reader(entry.articles);
    for (let last = 0; from.more;) found.add(last += from.number());
    return found;
  };

  // Article → the numbers of an actor's statements in it.
  const spokenBy = async id => {
    const found = new Map();
    const entry = await filter(`=${id}`);
    if (!entry) return found;
    const from = reader(entry.articles);
    for (let last = 0; from.more;) {
      last += from.number();
      const statements = [];
      for (let left = from.number(), said = 0; left; left--) statements.push(said += from.number());
      found.set(last, statements);
    }
    return found;
  };

  // ------------------------------------------------------------------ queries

  // Cuts a query into words and phrases; `typing` says whether its last word may still grow.
  const parse = (query, typing) => {
    const clauses = [];
    const parts = /(^|\s)-(?=\S)|«([^»]*)(?:»|$)|["“”]([^"“”]*)(?:["“”]|$)|[^\s«"“”]+/g;
    let not = false;
    for (const match of query.matchAll(parts)) {
      if (match[1] !== undefined) {
        not = true;
        continue;
      }
      const phrase = match[2] ?? match[3];
      const isPhrase = phrase !== undefined;
      const words = stemmer.tokens(isPhrase ? phrase : match[0]).map(token => ({ term: token.term, raw: token }));
      const isLast = match.index + match[0].length === query.length;
      const terms = words.filter(word => word.term);
      if (isPhrase) {
        if (terms.length) clauses.push({ not, words: terms, phrase: terms.length > 1 });
      } else {
        words.forEach((word, i) => {
          const grows = typing && isLast && !not && i === words.length - 1;
          const text = match[0].slice(word.raw.start, word.raw.end);
          const one = { term: word.term, prefix: grows ? stemmer.prefixOf(text) : "" };
          if (one.term || one.prefix.length >= SHELF) clauses.push({ not, words: [one], phrase: false });
        });
      }
      not = false;
    }
    return clauses;
  };

  const follows = (all, article) => {
    const [first, ...rest] = all.map(places => places.flatMap(p => p.get(article) ?? []));
    const sets = rest.map(positions => new Set(positions));
    return first.some(at => sets.every((set, i) => set.has(at + i + 1)));
  };

  // The articles of a clause with their weights; those of a phrase have its words one after the other.
  const matches = async clause => {
    const entries = await Promise.all(clause.words.map(entriesOf));
    const weights = entries.map(weigh);
    let found = weights[0];
    if (weights.length > 1) {
      found = new Map();
      for (const article of weights[0].keys()) {
        if (weights.every(w => w.has(article))) {
          found.set(article, weights.reduce((sum, w) => sum + w.get(article), 0));
        }
      }
      if (clause.phrase && found.size) {
        const places = await Promise.all(entries.map(placesOfAll));
        for (const article of [...found.keys()]) if (!follows(places, article)) found.delete(article);
      }
    }
    return { clause, found, entries };
  };

  const inYear = year => {
    const at = start.years.findIndex(([number]) => number === year);
    if (at < 0) return () => false;
    const end = at + 1 < start.years.length ? start.years[at + 1][1] : start.articles;
    return article => article >= start.years[at][1] && article < end;
  };

  // Which articles the filters leave, as a test.
  const allowed = async filters => {
    const tests = [];
    for (const key of filters.keys || []) {
      const set = await articlesFor(key);
      tests.push(article => set.has(article));
    }
    if (filters.year !== undefined) tests.push(inYear(filters.year));
    return article => tests.every(test => test(article));
  };

  const both = (one, other) => {
    const found = new Map();
    for (const [key, weight] of one) if (other.has(key)) found.set(key, weight + other.get(key));
    return found;
  };

  // Answers a query with articles or statements, best or newest first:
  // { hits: [{ article, statement?, weight }], terms: Set, prefix, known }.
  const answer = async ({ query, typing, filters = {}, statements = false, byDate = false }) => {
    const clauses = parse(query, typing);
    const [wanted, unwanted] = [clauses.filter(c => !c.not), clauses.filter(c => c.not)];
    const passes = await allowed(filters);
    const [good, bad] = await Promise.all([Promise.all(wanted.map(matches)), Promise.all(unwanted.map(matches))]);
    const known = wanted.length && wanted.every(c => !c.phrase) ? await bearer(query) : null;
    let found = good.length ? good.map(g => g.found).reduce(both) : null;
    if (known && !statements) {
      // Another spelling of the name that was typed: the articles that name whom it means.
      const most = Math.max(0, ...found.values());
      for (const article of await articlesFor(`@${known.id}`)) {
        if (!found.has(article)) found.set(article, most / 2);
      }
    }
    for (const { found: articles } of bad) for (const article of articles.keys()) found?.delete(article);
    const hits = statements
      ? await saidIn(found, good, filters, passes)
      : [...(found ?? everything(filters))].filter(([article]) => passes(article))
        .map(([article, weight]) => ({ article, weight }));
    hits.sort((a, b) => (byDate ? 0 : b.weight - a.weight) || b.article - a.article || a.statement - b.statement);
    return {
      hits,
      asked: clauses.length > 0,
      terms: new Set(wanted.flatMap(c => c.words.map(w => w.term).filter(Boolean))),
      prefix: wanted.flatMap(c => c.words.map(w => w.prefix ?? "")).find(Boolean) ?? "",
    };
  };

  // Without a word, what the filters leave; without a filter nothing.
  const everything = filters => (filters.keys?.length || filters.year !== undefined
    ? Array.from({ length: start.articles }, (_, article) => [article, 0]) : []);

  // Where an article's statements begin and end.
  const extentsOf = async article => {
    const lines = await read("e", Math.floor(article / LEDGE), text => text.split("\n"));
    const from = reader(lines[article % LEDGE]);
    const found = [];
    for (let first = 0; from.more;) {
      first += from.number();
      found.push({ first, end: first + from.number() });
    }
    return found;
  };

  // Whether the words of a clause stand in a statement; those of a phrase one after the other.
  const standsIn = ({ clause, places }, article, { first, end }) => {
    const inside = places.map(all => all.flatMap(p => p.get(article) ?? []).filter(at => at >= first && at < end));
    if (!clause.phrase) return inside.every(positions => positions.length);
    return inside[0].some(at => inside.every((positions, i) => positions.includes(at + i)));
  };

  // The statements that hold every word, of the articles found, and of the speaker that is asked for.
  const saidIn = async (found, good, filters, passes) => {
    const spoken = filters.speaker ? await spokenBy(filters.speaker) : null;
    const hits = [];
    if (!found) {
      for (const [article, all] of spoken ?? []) {
        if (passes(article)) all.forEach(statement => hits.push({ article, statement, weight: 0 }));
      }
      return hits;
    }
    const asked = await Promise.all(good.map(async ({ clause, entries }) => (
      { clause, places: await Promise.all(entries.map(placesOfAll)) })));
    for (const [article, weight] of found) {
      if (!passes(article) || (spoken && !spoken.has(article))) continue;
      const mine = spoken && new Set(spoken.get(article));
      (await extentsOf(article)).forEach((extent, statement) => {
        if ((!mine || mine.has(statement)) && asked.every(one => standsIn(one, article, extent))) {
          // Of two that hold the words, the shorter says more of them.
          hits.push({ article, statement, weight: weight + 1 / (extent.end - extent.first) });
        }
      });
    }
    return hits;
  };

  // ------------------------------------------------------------------ names

  const namesOf = text => (text ? text.split("\n") : []).map(line => {
    const [name, id, count, ...aliases] = line.split("\t");
    const isPlace = count.startsWith("p");
    return {
      name, aliases, isPlace,
      id: id || name.replace(/ /g, "-"),
      count: Number(isPlace ? count.slice(1) : count),
    };
  });
  const words = text => stemmer.tokens(text).map(token => stemmer.prefixOf(text.slice(token.start, token.end)));

  const namesNear = async text => {
    const typed = words(text).filter(word => word.length >= NAME_KEY);
    if (!typed.length) return [];
    const rows = await read("n", bucket(typed[typed.length - 1].slice(0, NAME_KEY), start.names), namesOf);
    return rows.map(row => ({ ...row, typed }));
  };

  // The actors and places of which a name begins with what is typed, the most named first.
  const suggest = async (text, most) => {
    const found = [];
    for (const row of await namesNear(text)) {
      const as = [row.name, ...row.aliases].find(name => {
        const own = words(name);
        return row.typed.every(typed => own.some(word => word.startsWith(typed)));
      });
      if (as) found.push({ ...row, as });
      if (found.length === most) break;
    }
    return found;
  };

  // Whom a query names, word for word; null where it names nobody or several.
  const bearer = async query => {
    const typed = words(query).join(" ");
    const found = (await namesNear(query)).filter(row =>
      [row.name, ...row.aliases].some(name => words(name).join(" ") === typed));
    return found.length === 1 ? found[0] : null;
  };

  // ------------------------------------------------------------------ results

  const titlesOf = text => {
    let [source, day] = ["", ""];
    return text.split("\n").map(line => {
      const [newSource, newDay, id, title] = line.split("\t");
      [source, day] = [newSource || source, newDay || day];
      const dated = day !== "-";
      return { id, title, source, day: dated ? day : "", address: `${dated ? day.replace(/-/g, "/") : "undated"}/${id}/` };
    });
  };
  const titled = async article => (await read("d", Math.floor(article / BLOCK), titlesOf))[article % BLOCK];

  const sayingsOf = text => {
    const [names, ...lines] = text.split("\n");
    return { names: names.split("\t"), lines };
  };
  const ID = 7; // characters of base 64

  // A statement: its id in the article, where it begins and ends, its kind, who said it, and the cue it needs.
  const said = async (article, statement) => {
    const { names, lines } = await read("s", Math.floor(article / BLOCK), sayingsOf);
    const from = reader(lines[article % BLOCK]);
    for (let n = 0; from.more; n++) {
      const bits = from.take(ID);
      const value = from.number();
      const cue = value % 2 ? names[from.number()] : "";
      if (n !== statement) continue;
      const bytes = atob(`${bits.replace(/-/g, "+").replace(/_/g, "/")}=`);
      return {
        ...(await extentsOf(article))[statement],
        id: `s-${Array.from(bytes, b => b.charCodeAt(0).toString(16).padStart(2, "0")).join("")}`,
        kind: KINDS[(value >> 1) % KINDS.length],
        speaker: names[Math.floor(value / (2 * KINDS.length))],
        cue,
      };
    }
    return null;
  };

  const nameOf = async key => {
    const entry = await filter(key);
    return entry ? entry.name || key.slice(1).replace(/-/g, " ") : "";
  };

  return { answer, suggest, titled, said, nameOf };
}
