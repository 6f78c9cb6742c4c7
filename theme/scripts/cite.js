// Copies a citation: the article's, and of the statement that the page's address names, its own.
// The page holds the article's citations; a statement's are made from them. Without script they are read and
// copied by hand, and a statement's link is its address.
"use strict";

(() => {
  const cited = document.querySelector(".cite");
  if (!cited || !cited.querySelector("pre")) return;

  const COMMA = phrase("comma");
  const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const tex = text => text.replace(/[\\{}~^%&#$_]/g, mark => TEX[mark] || "\\" + mark);
  const read = element => element.textContent.replace(/\s+/g, " ").trim();
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const text = read(cited.querySelector(".cite__text"));
  const [bibtex, ris, csl] = [...cited.querySelectorAll("pre")].map(e => e.textContent);
  const page = document.querySelector("link[rel=canonical]");
  const address = page ? page.href : location.href.split("#")[0];

  // The note or caption that has a statement's link says before its first dot who speaks.
  const find = id => {
    const link = document.querySelector(`.article__text [data-generated] a[href="#${id}"]`);
    return link && link.closest("figcaption, .margin > div, .margin");
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
    for (const added of before.querySelectorAll("[data-generated]")) added.remove();
    const words = ` ${before.textContent}`.replace(/\s+/g, " ").slice(-REACH);
    const at = words.lastIndexOf(` ${cue} `);
    return at < 0 ? "" : words.slice(at + 1);
  };

  const ofStatement = (element, note) => {
    const quote = element.querySelector("blockquote") || element;
    const parts = [quote, ...document.querySelectorAll(`[data-of="${element.id}"]`)];
    const words = parts.map(e => e.textContent).join("").replace(/\s+/g, " ").trim().replace(/»[.،؛]+$/, "»");
    const cue = element.dataset.cue;
    const told = cue ? fromCue(element, cue) : "";
    const way = told ? phrase("cite.told") : cue ? phrase("cite.with_cue")
      : element.localName === "span" ? phrase("cite.meant") : phrase("cite.said");
    const said = fill(way, { speaker: speaker(note), cue, words: told + words });
    const url = `${address}#${element.id}`;
    const bare = text.endsWith(address) ? text.slice(0, -address.length).trim().slice(0, -1) : text;
    const [item] = JSON.parse(csl);
    Object.assign(item, { id: `${item.id}-${element.id}`, URL: url, note: said });
    return {
      text: fill(phrase("cite.in"), { said, article: `${bare}${COMMA} ${url}` }),
      bibtex: bibtex.replace(/^(@\w+\{)([^,]+)/, (_, kind, key) => `${kind}${key}-${element.id}`)
        .replace(/,\nurl=\{.*\}(?=\}$)/, "")
        .replace(/(\nnote=\{)/, (_, begin) => `${begin}${tex(said)}${COMMA} `)
        .replace(/\}$/, () => `,\nurl={${url}}}`),
      ris: ris.replace(/\nUR  - .*/, "").replace(/\nER  - /, () => `\nN1  - ${said}\nUR  - ${url}\nER  - `),
      csl: JSON.stringify([item]),
    };
  };

  const put = async words => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Without https there is no clipboard: what stands in a field can be copied as the reader would.
      const field = document.createElement("textarea");
      field.value = words;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const makeButtons = (label, citation) => {
    const group = document.createElement("div");
    const answer = document.createElement("span");
    group.className = "copying";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    answer.setAttribute("role", "status");
    for (const [name, key] of [["", "text"], ["BibTeX", "bibtex"], ["RIS", "ris"], ["CSL-JSON", "csl"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name ? fill(phrase("cite.copy.format"), { format: name }) : phrase("cite.copy.text");
      button.addEventListener("click", async () => {
        answer.textContent = "";
        answer.textContent = await put(citation[key]) ? phrase("cite.copied") : phrase("cite.not_copied");
      });
      group.append(button, " ");
    }
    group.append(answer);
    return group;
  };

  cited.querySelector(".cite__text").after(
    makeButtons(phrase("cite.copy"), { text, bibtex, ris, csl }));

  let shown = null;
  const show = () => {
    if (shown) shown.remove();
    shown = null;
    const element = document.getElementById(location.hash.slice(1));
    const note = element && element.closest(".article__text") && find(element.id);
    if (!note) return;
    shown = makeButtons(phrase("cite.copy.statement"), ofStatement(element, note));
    note.append(shown);
  };
  addEventListener("hashchange", show);
  show();
})();
