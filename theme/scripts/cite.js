// Cites the article, and the statement that the page's address names: as a sentence, as BibTeX, RIS and CSL-JSON.
// All is made from what the page says: its metadata for reference managers, its citation, a statement's words and
// speaker. Without script the citation is there to read and to copy by hand, and a statement's link is its address.
"use strict";

(() => {
  const cited = document.querySelector(".cite p");
  if (!cited) return;

  const COMMA = phrase("comma");
  const FORMATS = [["BibTeX", "bibtex"], ["RIS", "ris"], ["CSL-JSON", "csl"]];
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  // What TeX would take for its own. Braces as commands: an escaped one would still be counted as a brace.
  const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const line = text => text.replace(/\s+/g, " ").trim();
  const tex = text => line(text).replace(/[\\{}~^%&#$_]/g, mark => TEX[mark] || "\\" + mark);
  // A name that has a comma or an «and» stays one, and whole.
  const name = text => /,|\band\b/i.test(text) ? `{${tex(text)}}` : tex(text);
  const read = element => line(element.textContent);
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  // The article, as its metadata have it. What is not known is empty.
  const describe = () => {
    const all = key => [...document.querySelectorAll(`meta[name="${key}"]`)].map(e => e.content);
    const page = document.querySelector("link[rel=canonical]");
    const [day] = all("citation_publication_date");
    return {
      id: decodeURIComponent(location.pathname).split("/").filter(part => part && part !== "index.html").pop(),
      authors: all("citation_author"),
      title: all("citation_title")[0],
      source: all("DC.source")[0],
      date: day ? day.split("/").map(Number) : null,
      site: read(document.querySelector("body > header > a")),
      language: all("citation_language")[0],
      url: page ? page.href : "",
      note: "",
    };
  };

  const write = one => {
    const [year, month, day] = one.date || [];
    const two = number => String(number).padStart(2, "0");
    const fields = [
      ["author", one.authors.map(name).join(" and ")],
      ["title", `{${tex(one.title)}}`],
      ["journal", one.source && tex(one.source)],
      ["year", year],
      ["month", one.date && MONTHS[month - 1]],
      ["day", day],
      ["note", [one.note, one.site].filter(Boolean).map(tex).join(`${COMMA} `)],
      ["url", one.url],
    ].filter(([, value]) => value).map(([key, value]) => `${key}=${key === "month" ? value : `{${value}}`}`);
    const tags = [
      ["TY", "NEWS"],
      ...one.authors.map(author => ["AU", author]),
      ["TI", one.title],
      ["T2", one.source],
      ["DA", one.date && `${year}/${two(month)}/${two(day)}`],
      ["DB", one.site],
      ["LA", one.language],
      ["N1", one.note],
      ["UR", one.url],
    ].filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(value)}`);
    const item = {
      id: one.id,
      type: "article-newspaper",
      author: one.authors.length ? one.authors.map(literal => ({ literal })) : null,
      title: one.title,
      "container-title": one.source,
      issued: one.date && { "date-parts": [one.date] },
      archive: one.site,
      language: one.language,
      URL: one.url,
      note: one.note,
    };
    return {
      bibtex: `@${one.source ? "article" : "misc"}{${one.id},\n${fields.join(",\n")}}`,
      ris: [...tags, "ER  - "].join("\n"),
      csl: JSON.stringify([Object.fromEntries(Object.entries(item).filter(([, value]) => value))]),
    };
  };

  const ofArticle = () => ({ text: read(cited), ...write(describe()) });

  // The note or caption that has a statement's link says before its first dot who speaks.
  const find = id => {
    const link = document.querySelector(`.article__text :is(aside, figcaption) a[href="#${id}"]`);
    return link && link.closest("figcaption, aside > p, aside");
  };
  const speaker = note => read(note).split("·")[0].trim();

  // What the reporter says from the cue to the statement: «واتهم النقيب الوزارة» is lost with «اتهم» alone. As in
  // the ledger, what lies farther off is another sentence.
  const REACH = 160;
  const fromCue = (element, cue) => {
    const range = document.createRange();
    range.setStart(element.closest(".article__text"), 0);
    range.setEndBefore(element);
    const before = range.cloneContents();
    for (const added of before.querySelectorAll("aside, figcaption")) added.remove();
    const words = ` ${before.textContent}`.replace(/\s+/g, " ").slice(-REACH);
    const at = words.lastIndexOf(` ${cue} `);
    return at < 0 ? "" : words.slice(at + 1);
  };

  const ofStatement = (element, note) => {
    const quote = element.querySelector("blockquote") || element;
    const parts = [quote, ...document.querySelectorAll(`[data-of="${element.id}"]`)];
    const words = line(parts.map(e => e.textContent).join("")).replace(/»[.،؛]+$/, "»");
    const cue = element.dataset.cue;
    const told = cue ? fromCue(element, cue) : "";
    const way = told ? phrase("cite.told") : cue ? phrase("cite.with_cue")
      : element.localName === "span" ? phrase("cite.meant") : phrase("cite.said");
    const said = fill(way, { speaker: speaker(note), cue, words: told + words });
    const article = describe();
    const address = article.url || location.href.split("#")[0];
    const url = `${address}#${element.id}`;
    const text = read(cited);
    const bare = text.endsWith(address) ? text.slice(0, -address.length).trim().slice(0, -1) : text;
    return {
      text: fill(phrase("cite.in"), { said, article: `${bare}${COMMA} ${url}` }),
      ...write({ ...article, id: `${article.id}-${element.id}`, url, note: said }),
    };
  };

  const put = async words => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Without https there is no clipboard: what stands in a field can be copied as the reader would.
      const field = make("textarea", { value: words });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const makeButtons = (label, cite) => {
    const group = make("div", { className: "copying" });
    const answer = make("span");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    answer.setAttribute("role", "status");
    for (const [format, key] of [["", "text"], ...FORMATS]) {
      const textContent = format ? fill(phrase("cite.copy.format"), { format }) : phrase("cite.copy.text");
      const button = make("button", { type: "button", textContent });
      button.addEventListener("click", async () => {
        answer.textContent = "";
        answer.textContent = await put(cite()[key]) ? phrase("cite.copied") : phrase("cite.not_copied");
      });
      group.append(button, " ");
    }
    group.append(answer);
    return group;
  };

  const formats = make("details");
  formats.append(make("summary", { textContent: phrase("cite.formats") }));
  formats.addEventListener("toggle", () => {
    for (const old of formats.querySelectorAll("pre")) old.remove();
    const citation = ofArticle();
    if (formats.open) formats.append(...FORMATS.map(([, key]) => make("pre", { textContent: citation[key] })));
  });
  cited.after(makeButtons(phrase("cite.copy"), ofArticle), formats);

  let shown = null;
  const show = () => {
    if (shown) shown.remove();
    shown = null;
    const element = document.getElementById(location.hash.slice(1));
    const note = element && element.closest(".article__text") && find(element.id);
    if (!note) return;
    shown = makeButtons(phrase("cite.copy.statement"), () => ofStatement(element, note));
    note.append(shown);
  };
  addEventListener("hashchange", show);
  show();
})();
