// The search page: answers while one types, keeps the query in the address, says what it found.
// search-index.js finds; stem.js knows when two words are one; start.js, made with the index, knows the archive.
"use strict";

// start.js calls this with what the page must know of the archive.
window.warraqStart = start => {
  const form = document.querySelector(".search");
  const base = document.querySelector("script[src$='theme/search.js']").src.slice(0, -"theme/search.js".length);
  const local = location.protocol === "file:";
  const stemmer = warraqStem(start.words);
  const index = warraqIndex("", start, stemmer);

  const AT_ONCE = 10; // results
  const OFFERED = 6; // names
  const PAUSE = 40; // milliseconds after the last letter
  const AROUND = 14; // words of an excerpt before the first that was found
  const EXCERPT = 36; // words
  const LONGEST = 90; // words of a statement
  const BEFORE = 160; // letters in which a cue is looked for, as in the ledger

  const $ = name => form.elements.namedItem(name);
  const [box, offers, chosen, state, list, more] = ["q", "offers", "chosen", "state", "results", "more"]
    .map(id => document.getElementById(id));

  // ------------------------------------------------------------------ words

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter(child => child !== ""));
    return element;
  };
  const bdi = text => make("bdi", { textContent: text });
  const plural = new Intl.PluralRules("ar");
  const digits = text => (start.digits === "arabic" ? text.replace(/\d/g, d => "٠١٢٣٤٥٦٧٨٩"[d]) : text);
  const counted = (count, what) => start.counts[what][plural.select(count)]
    .replace("{}", digits(count.toLocaleString("en").replace(/,/g, start.digits === "arabic" ? "٬" : ",")));
  const day = iso => {
    if (!iso) return phrase("undated");
    const [year, month, date] = iso.split("-").map(Number);
    return `${digits(String(date))} ${start.months[month - 1]} ${digits(String(year))}`;
  };
  const href = (address, anchor = "") => base + address + (local && address.endsWith("/") ? "index.html" : "") + anchor;

  // ------------------------------------------------------------------ the query

  const NAMES = ["actor", "place", "speaker"]; // filters that are chosen by name, any number of each
  let names = []; // { as, id, name }

  const readForm = () => ({
    q: box.value, in: $("in").value, by: $("by").value,
    year: $("year").value, source: $("source").value, topic: $("topic")?.value ?? "",
    names: names.map(({ as, id }) => ({ as, id })),
  });

  const toAddress = query => {
    const found = new URLSearchParams();
    for (const name of ["q", "in", "year", "source", "topic", "by"]) {
      if (query[name].trim()) found.set(name, query[name].trim());
    }
    for (const { as, id } of query.names) found.append(as, id);
    return `${location.pathname}${found.toString() ? `?${found}` : ""}`;
  };

  const fromAddress = async () => {
    const given = new URLSearchParams(location.search);
    for (const name of ["q", "in", "year", "source", "topic", "by"]) {
      const field = name === "q" ? box : $(name);
      if (field) field.value = given.get(name) ?? "";
    }
    names = [];
    for (const as of NAMES) {
      for (const id of new Set(given.getAll(as))) {
        const name = await index.nameOf(`${as === "speaker" ? "=" : "@"}${id}`);
        if (name) names.push({ as, id, name });
      }
    }
    showChosen();
  };

  // ------------------------------------------------------------------ answering

  let turn = 0;
  let shown = { hits: [], terms: new Set(), prefix: "" };
  let visible = 0;

  const ask = async ({ typing = false, push = false, address = true } = {}) => {
    const mine = ++turn;
    const query = readForm();
    if (address) history[push ? "pushState" : "replaceState"](null, "", toAddress(query));
    const filters = {
      keys: [
        ...query.names.filter(n => n.as !== "speaker").map(n => `@${n.id}`),
        ...(query.source ? [`$${query.source}`] : []),
        ...(query.topic ? [`#${query.topic}`] : []),
      ],
      speaker: query.names.find(n => n.as === "speaker")?.id,
    };
    if (query.year) filters.year = Number(query.year);
    const statements = query.in === "statements" || Boolean(filters.speaker);
    try {
      const [found, offered] = await Promise.all([
        index.answer({ query: query.q, typing, filters, statements, byDate: query.by === "date" }),
        index.suggest(query.q, OFFERED),
      ]);
      if (mine !== turn) return;
      showOffers(offered);
      await show(found, statements, Boolean(query.q.trim() || filters.keys.length || query.year || filters.speaker));
    } catch {
      if (mine === turn) state.textContent = phrase("search.broken");
    }
  };

  const show = async (found, statements, asked) => {
    const mine = turn;
    shown = found;
    const rows = await Promise.all(found.hits.slice(0, AT_ONCE).map(row));
    if (mine !== turn) return;
    list.replaceChildren(...rows);
    visible = rows.length;
    list.setAttribute("aria-busy", "false");
    const count = found.hits.length;
    if (!asked) state.textContent = "";
    else if (count) state.textContent = counted(count, statements ? "statement" : "article");
    else state.textContent = found.asked || !box.value.trim() ? phrase("search.none") : phrase("search.too_common");
    more.hidden = visible >= count;
  };

  const showMore = async () => {
    const mine = turn;
    const rows = await Promise.all(shown.hits.slice(visible, visible + AT_ONCE).map(row));
    if (mine !== turn) return;
    list.append(...rows);
    visible += rows.length;
    more.hidden = visible >= shown.hits.length;
    rows[0]?.querySelector("a")?.focus();
  };

  const row = async hit => {
    const article = await index.titled(hit.article);
    const said = hit.statement === undefined ? null : await index.said(hit.article, hit.statement);
    const link = href(article.address, said ? `#${said.id}` : "");
    const item = make("li");
    const about = make("p", { className: "found__about" });
    const words = make(said ? "blockquote" : "p", { className: "found__words" });
    if (said) {
      const who = said.speaker ? bdi(said.speaker) : phrase("speaker.unknown");
      item.append(make("p", { className: "found__who" }, who, ` · ${KIND[said.kind]}`), words);
      about.append(make("a", { href: link }, bdi(article.title)), ` · ${day(article.day)}`);
      if (article.source) about.append(" · ", bdi(article.source));
      item.append(about);
    } else {
      item.append(make("a", { href: link }, ...marked(article.title)), about, words);
      about.append(day(article.day));
      if (article.source) about.append(" · ", bdi(article.source));
    }
    words.hidden = true;
    if (!local) excerpt(article, said, words);
    return item;
  };
  const KIND = {
    direct: phrase("kind.direct"), partial: phrase("kind.partial"), indirect: phrase("kind.indirect"),
  };

  // ------------------------------------------------------------------ excerpts

  const isFound = token => shown.terms.has(token.term)
    || (shown.prefix.length > 2 && token.term.startsWith(shown.prefix));

  // A text with its found words marked, whole: a mark never stands inside a word.
  const marked = (text, from = 0, to = text.length, tokens = stemmer.tokens(text)) => {
    const found = [];
    let at = from;
    for (const token of tokens) {
      if (token.start < from || token.end > to || !isFound(token)) continue;
      found.push(text.slice(at, token.start), make("mark", { textContent: text.slice(token.start, token.end) }));
      at = token.end;
    }
    found.push(text.slice(at, to));
    return [make("bdi", {}, ...found.filter(Boolean))];
  };

  const texts = new Map();
  const textOf = address => {
    if (!texts.has(address)) {
      texts.set(address, fetch(`${base}${address}article.txt`).then(answer => (answer.ok ? answer.text() : "")));
    }
    return texts.get(address);
  };

  const excerpt = async (article, said, place) => {
    const text = await textOf(article.address).catch(() => "");
    if (!text) return;
    const tokens = stemmer.tokens(text);
    const [from, to, lead] = said ? saidRange(article, said, text, tokens) : bestRange(text, tokens);
    if (from === to) return;
    const [opens, goesOn] = [from > 0 && text[from - 1] !== "\n", to < text.length && text[to] !== "\n"];
    place.append(lead, !said && opens ? "… " : "", ...marked(text, from, to, tokens), goesOn && !said ? " …" : "");
    place.hidden = false;
  };

  // Where the words that were asked for stand closest.
  const bestRange = (text, tokens) => {
    const hits = tokens.map((token, i) => (isFound(token) ? i : -1)).filter(i => i >= 0);
    let best = 0;
    let most = 0;
    for (const i of hits) {
      const near = new Set(hits.filter(j => j >= i && j < i + EXCERPT - AROUND).map(j => tokens[j].term)).size;
      if (near > most) [best, most] = [i, near];
    }
    if (!tokens.length) return [0, 0, ""];
    let first = Math.max(0, best - AROUND);
    let last = Math.min(tokens.length, first + EXCERPT);
    // Not across a paragraph's end, unless that would leave next to nothing.
    const lineStart = text.lastIndexOf("\n", tokens[best]?.start ?? 0) + 1;
    while (tokens[first].start < lineStart) first++;
    const lineEnd = text.indexOf("\n", tokens[best]?.start ?? 0);
    while (lineEnd >= 0 && last > first + 1 && tokens[last - 1].start > lineEnd) last--;
    const from = tokens[first].start;
    const to = last === tokens.length ? text.length : withMarks(text, tokens[last - 1].end);
    return [from, to, ""];
  };
  const withMarks = (text, at) => {
    while (at < text.length && /[.،؛:!؟»”"')\]]/.test(text[at])) at++;
    return at;
  };

  // A statement's words. What needs its cue begins with it, or has it before.
  const saidRange = (article, said, text, tokens) => {
    let position = stemmer.tokens(article.title).filter(token => token.term).length + 1;
    let [first, last] = [-1, -1];
    let at = 0;
    tokens.some((token, i) => {
      for (let line = text.indexOf("\n", at); line >= 0 && line < token.start; line = text.indexOf("\n", at)) {
        position++;
        at = line + 1;
      }
      at = token.end;
      if (position >= said.end) return true;
      if (position >= said.first) {
        if (first < 0) first = i;
        if (token.term) last = i;
      }
      if (token.term) position++;
      return false;
    });
    if (first < 0 || last < first) return [0, 0, ""];
    const short = Math.min(last, first + LONGEST - 1);
    const to = short < last ? tokens[short].end : withMarks(text, tokens[short].end);
    let from = tokens[first].start;
    while (from > 0 && /[«“"'([]/.test(text[from - 1])) from--;
    if (!said.cue) return [from, to, ""];
    const near = Math.max(text.lastIndexOf("\n", from) + 1, from - BEFORE);
    const cue = text.slice(near, from).lastIndexOf(said.cue);
    return cue < 0 ? [from, to, `${said.cue} … `] : [near + cue, to, ""];
  };

  // ------------------------------------------------------------------ names

  const showOffers = offered => {
    offers.replaceChildren(...offered.filter(one => !names.some(n => n.id === one.id)).map(one => {
      const as = one.isPlace ? "place" : "actor";
      const choose = (kind, label) => make("button", {
        type: "button", textContent: label,
        onclick: () => {
          names = [...names.filter(n => kind !== "speaker" || n.as !== "speaker"), { as: kind, id: one.id, name: one.name }];
          box.value = "";
          showChosen();
          ask({ push: true });
          box.focus();
        },
      });
      const item = make("li", {}, make("a", { href: href(`${as}s/${one.id}/`) }, bdi(one.name)), " ");
      if (one.as !== one.name) item.append(make("small", {}, bdi(one.as)), " ");
      item.append(make("small", { textContent: counted(one.count, "article") }), " ");
      item.append(choose(as, phrase("search.named")));
      if (!one.isPlace) item.append(" ", choose("speaker", phrase("search.spoke")));
      return item;
    }));
    offers.hidden = !offers.children.length;
  };

  const showChosen = () => {
    chosen.replaceChildren(...names.map(one => make("li", {}, make("button", {
      type: "button",
      onclick: () => {
        names = names.filter(other => other !== one);
        showChosen();
        ask({ push: true });
        box.focus();
      },
    }, `${LABEL[one.as]} `, bdi(one.name), make("span", { className: "unseen", textContent: ` ${phrase("search.drop")}` })))));
    chosen.hidden = !names.length;
  };
  const LABEL = {
    actor: phrase("search.by_actor"), place: phrase("search.by_place"), speaker: phrase("search.by_speaker"),
  };

  // ------------------------------------------------------------------ the page

  let timer = 0;
  box.addEventListener("input", event => {
    clearTimeout(timer);
    list.setAttribute("aria-busy", "true");
    // A letter that is being composed is no word yet.
    if (!event.isComposing) timer = setTimeout(() => ask({ typing: !/\s$/.test(box.value) }), PAUSE);
  });
  box.addEventListener("compositionend", () => ask({ typing: true }));
  form.addEventListener("change", event => { if (event.target !== box) ask({ push: true }); });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    ask({ push: true });
  });
  more.addEventListener("click", showMore);

  // Down and up go through the results, Escape back to the box.
  document.addEventListener("keydown", event => {
    const links = [box, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "Escape" && at > 0) box.focus();
    else return;
    event.preventDefault();
  });

  addEventListener("popstate", () => fromAddress().then(() => ask({ address: false })));

  for (const [year] of [...start.years].reverse()) {
    if (year) $("year").append(new Option(digits(String(year)), String(year)));
  }
  if (start.years[0]?.[0] === 0) $("year").append(new Option(phrase("undated"), "0"));
  for (const [field, options] of [["source", start.sources], ["topic", start.topics]]) {
    for (const [name, slug] of options) $(field).append(new Option(name, slug));
    $(field).closest("label").hidden = !options.length;
  }
  document.documentElement.classList.add("scripted");
  // What was typed while this was loading is asked for as well.
  const early = box.value;
  fromAddress().then(() => {
    if (early) box.value = early;
    if (early || location.search) ask({ address: Boolean(early) });
  });
};

(() => {
  document.querySelector(".search").hidden = false;
  const script = document.createElement("script");
  script.src = "start.js";
  script.onerror = () => { document.getElementById("state").textContent = phrase("search.broken"); };
  document.head.append(script);
})();
