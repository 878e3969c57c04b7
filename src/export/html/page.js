// What the page does beside being read: highlighting both ways between a result and its words, filters, keys. The page is
// whole without it. State stands in the address: #dispute=f1&party=p1&kind=legal&real=claimed&q=words&e=e12
(() => {
  "use strict";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const one = (selector, inside = document) => inside.querySelector(selector);
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  root.classList.add("js");
  all("[hidden]").forEach((element) => { element.hidden = false; });

  // the pieces of each article, and the code point that each begins at
  const length = (text) => [...text].length;
  const articles = new Map(all(".text").map((text) => {
    const [pieces, at] = [[], []];
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let read = 0;
    while (nodes.nextNode()) {
      const piece = nodes.currentNode.parentNode;
      if (piece.localName === "i") { pieces.push(piece); at.push(read); }
      read += length(nodes.currentNode.data);
    }
    return [text.dataset.doc, { pieces, at, text }];
  }));
  const places = (result) => result.dataset.w.split(" ").filter(Boolean).flatMap((places) => {
    const [doc, spans] = places.split(":");
    return spans.split(",").map((span) => {
      const [from, to] = span.split("-").map(Number);
      return { doc, from, to };
    });
  });
  const piecesIn = ({ doc, from, to }) => {
    const { pieces, at } = articles.get(doc);
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle] < from) low = middle + 1; else high = middle;
    }
    const out = [];
    for (; low < at.length && at[low] < to; low += 1) out.push(pieces[low]);
    return out;
  };
  const results = all("[data-w]");
  const events = all(".events li");
  const tags = new Map();
  all("svg a, svg [data-e]").forEach((mark) => {
    const id = mark.dataset.e ? "e" + mark.dataset.e : mark.getAttribute("href").slice(1);
    tags.set(id, [...(tags.get(id) || []), mark]);
  });

  const headline = (result) => one(":scope > a", result) || one(":scope > span, :scope > .who, :scope > th", result);

  // selecting
  let selected = null;
  const said = document.createElement("output");
  said.id = "said";
  document.body.append(said);
  const wide = matchMedia("(min-width: 66rem)");
  const letGo = () => {
    all(".on").forEach((element) => element.classList.remove("on"));
    all(".quoted").forEach((element) => element.remove());
    selected = null;
  };
  const quote = (result, pieces) => {
    const words = document.createElement("span");
    const text = pieces.map((piece) => piece.textContent).join("").trim();
    words.className = "quoted";
    words.lang = pieces[0].closest(".text").lang;
    words.textContent = text.length > 300 ? [...text].slice(0, 300).join("") + "…" : text;
    result.append(words);
  };
  const select = (result, show) => {
    letGo();
    selected = result;
    result.classList.add("on");
    (tags.get(result.id) || []).forEach((tag) => tag.classList.add("on"));
    const pieces = places(result).map(piecesIn).filter((found) => found.length > 0);
    pieces.flat().forEach((piece) => {
      piece.classList.add("on");
      // the words of a result may stand in a story about another dispute
      piece.closest("article").classList.remove("off");
    });
    if (pieces.length > 0) {
      if (events.includes(result)) quote(result, pieces[0]);
      if (show === "words" || (show !== "result" && wide.matches)) pieces[0][0].scrollIntoView({ block: "center" });
    }
    if (show !== "words") result.scrollIntoView({ block: show === "result" ? "center" : "nearest" });
    said.textContent = (headline(result) || result).textContent;
    keep();
  };
  // the results that cover a piece, the closest first; asking again gives the next one
  const resultsOf = (piece) => {
    const doc = piece.closest(".text").dataset.doc;
    const at = articles.get(doc).at[articles.get(doc).pieces.indexOf(piece)];
    const covering = [];
    for (const result of results) {
      for (const place of places(result)) {
        if (place.doc === doc && place.from <= at && at < place.to && !result.classList.contains("off")) {
          covering.push({ result, length: place.to - place.from });
          break;
        }
      }
    }
    return covering.sort((a, b) => a.length - b.length).map((found) => found.result);
  };

  // filters
  const filters = new Map(all("[data-f]").map((field) => [field.dataset.f, field]));
  const value = (name) => (filters.has(name) ? filters.get(name).value : "");
  // who is on which side: in the only dispute, and in each of several
  const only = { A: all("#parties tr.a").map((row) => row.id.slice(1)), B: all("#parties tr.b").map((row) => row.id.slice(1)) };
  const count = byId("count");
  const holds = (element, words) => !words || element.textContent.toLowerCase().includes(words);
  const disputes = new Map(all('[data-f="dispute"] [data-a]').map((option) => [option.value, { A: option.dataset.a.split(" "), B: option.dataset.b.split(" ") }]));
  const disputeOf = (element) => (element.closest("[data-d]") || root).dataset.d || "";
  const concerns = (element, party) => {
    if (!party) return true;
    const who = (element.dataset.p || "").split(" ");
    const sides = disputes.size ? disputes.get(disputeOf(element)) || { A: [], B: [] } : only;
    return (sides[party] || [party.slice(1)]).some((id) => who.includes(id));
  };
  const filter = () => {
    const [party, kind, words] = [value("party"), value("kind"), value("q").trim().toLowerCase()];
    const [real, dispute] = [filters.get("real").selectedIndex - 1, value("dispute")];
    const belongs = (element) => !dispute || disputeOf(element) === dispute;
    const shown = new Set();
    all(".dispute, #articles > article").forEach((part) => part.classList.toggle("off", !belongs(part)));
    for (const event of events) {
      const fits = belongs(event) && concerns(event, party) && (!kind || event.classList.contains(kind))
        && (real < 0 || event.classList.contains("f" + real)) && holds(event, words);
      event.classList.toggle("off", !fits);
      (tags.get(event.id) || []).forEach((tag) => tag.classList.toggle("off", !fits));
      if (fits) shown.add(event.id);
    }
    all(".said li, .point").forEach((item) => item.classList.toggle("off", !(belongs(item) && concerns(item, party) && holds(item, words))));
    all("#money tbody tr").forEach((row) => {
      const uses = all(".use", row).map((use) => use.getAttribute("href").slice(1));
      const fits = (uses.length === 0 ? belongs(row) && !party && !kind && real < 0 : uses.some((id) => shown.has(id))) && (holds(row, words) || !words);
      row.classList.toggle("off", !fits);
    });
    count.textContent = count.dataset.of.replace("{}", shown.size).replace("{}", events.length);
  };

  // state in the address
  const keep = () => {
    const state = new URLSearchParams();
    filters.forEach((field, name) => { if (field.value) state.set(name, field.value); });
    if (selected) state.set("e", selected.id);
    history.replaceState(null, "", "#" + state);
  };
  const restore = () => {
    const hash = location.hash.slice(1);
    const state = new URLSearchParams(hash);
    if (!hash.includes("=")) {
      const target = byId(hash);
      if (target && target.dataset.w) select(target, "result");
      filter();
      return;
    }
    filters.forEach((field, name) => {
      field.value = state.get(name) || "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    });
    filter();
    const target = byId(state.get("e") || "");
    if (target && target.dataset.w) select(target, "result");
  };
  const changed = () => { filter(); keep(); };
  filters.forEach((field) => field.addEventListener("input", changed));
  byId("reset").addEventListener("click", () => {
    filters.forEach((field) => { field.value = ""; });
    letGo();
    changed();
  });
  addEventListener("hashchange", restore);

  // pointing
  document.addEventListener("click", (click) => {
    if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey) return;
    const link = click.target.closest('a[href^="#"]');
    const piece = click.target.closest(".text i");
    if (link) {
      const id = link.getAttribute("href").slice(1);
      const target = byId(id);
      if (!target) return;
      click.preventDefault();
      const result = link.closest("[data-w]");
      if (result && id.startsWith("w")) {
        select(result, link.parentNode === result && events.includes(result) ? "" : "words");
      } else if (target.dataset.w) {
        select(target, "result");
        (events.includes(target) ? headline(target) : one("a", target) || target).focus({ preventScroll: true });
      } else {
        target.scrollIntoView();
        target.focus({ preventScroll: true });
      }
    } else if (piece && getSelection().isCollapsed) {
      const found = resultsOf(piece);
      const next = found[(found.indexOf(selected) + 1) % found.length];
      if (next) select(next, "result");
    } else {
      const row = click.target.closest(".events li, .said li, .answer");
      if (row && getSelection().isCollapsed && !click.target.closest("a")) select(row, "");
    }
  });
  const peek = byId("peek");
  const charts = all(".scroll > svg");
  if (charts.length > 0) {
    charts.forEach((chart) => chart.addEventListener("mouseover", (over) => {
      const tag = over.target.closest("a");
      const event = tag && byId(tag.getAttribute("href").slice(1));
      if (event) peek.textContent = event.id + " · " + one("b", event).textContent + " · " + headline(event).textContent;
    }));
    let zoom = 1;
    all(".zoom button").forEach((button) => button.addEventListener("click", () => {
      zoom = Math.min(8, Math.max(1, button.value === "+" ? zoom * 1.5 : zoom / 1.5));
      charts.forEach((chart) => { chart.style.width = zoom * 100 + "%"; });
    }));
  }

  // keys
  document.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    if (key.key === "Escape") {
      if (key.target === filters.get("q")) { filters.get("q").value = ""; filters.get("q").blur(); changed(); }
      letGo();
      keep();
      return;
    }
    if (key.target.closest("input, select, textarea")) return;
    if (key.key === "/") {
      key.preventDefault();
      filters.get("q").focus();
    } else if (key.key === "j" || key.key === "k") {
      const shown = events.filter((event) => !event.classList.contains("off"));
      const at = shown.indexOf(selected);
      const next = shown[key.key === "j" ? at + 1 : at < 0 ? shown.length - 1 : at - 1];
      if (next) {
        select(next, "");
        headline(next).focus({ preventScroll: true });
      }
    }
  });
  restore();
})();
