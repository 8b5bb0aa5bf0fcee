// What a page can do beyond links and forms: highlight a stretch named in the address, light up a note and its words, zoom the map,
// filter a list that was written to a file, keys for review. Every page is whole without it.
"use strict";
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));

  // report: #at-12-40 marks the characters 12 to 40
  const show = () => {
    const found = /^#at-(\d+)-(\d+)$/.exec(location.hash);
    if (!found) return;
    const [start, end] = [Number(found[1]), Number(found[2])];
    all(".words .wanted").forEach((one) => one.classList.remove("wanted"));
    const spans = all("[data-at]").filter((one) => {
      const [from, to] = one.dataset.at.split("-").map(Number);
      return from >= start && to <= end && to > from;
    });
    spans.forEach((one) => one.classList.add("wanted"));
    if (spans.length) spans[0].scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", show);
  show();

  // report: a note and its words light each other up
  const lit = (key, on) => {
    all("[data-keys]").forEach((one) => {
      if (one.dataset.keys.split(" ").includes(key)) one.classList.toggle("lit", on);
    });
  };
  all(".note").forEach((note) => {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      note.addEventListener(event, () => lit(note.dataset.key, on));
    }
  });
  all("[data-keys]").forEach((span) => {
    const notes = () => all(".note").filter((one) => span.dataset.keys.split(" ").includes(one.dataset.key));
    span.addEventListener("mouseenter", () => notes().forEach((one) => one.classList.add("lit")));
    span.addEventListener("mouseleave", () => notes().forEach((one) => one.classList.remove("lit")));
    span.addEventListener("click", () => notes().slice(-1).forEach((one) => { one.open = !one.open; }));
  });

  // report: the record and its rule beside the words, while the pointer is on them, and beside a note that has the focus
  const card = document.createElement("div");
  const hide = () => { card.hidden = true; };
  const tell = (place, notes) => {
    const shown = notes.filter((one) => one.offsetParent && !one.open);
    if (!shown.length) return;
    card.replaceChildren(...shown.reverse().slice(0, 4).map((note) => {
      const one = document.createElement("div"), head = document.createElement("p");
      head.textContent = note.querySelector("summary").textContent.trim().replace(/\s+/g, " ");
      one.append(head, note.querySelector("dl").cloneNode(true));
      return one;
    }));
    card.hidden = false;
    const box = place.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = `${Math.max(8, Math.min(box.left, wide - card.offsetWidth - 8)) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + scrollY}px`;
  };
  if (document.querySelector(".note")) {
    card.className = "card"; card.hidden = true; card.setAttribute("role", "tooltip");
    document.body.append(card);
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    all("[data-keys]").forEach((span) => {
      const keys = span.dataset.keys.split(" ");
      span.addEventListener("mouseenter", () => tell(span, all(".note").filter((one) => keys.includes(one.dataset.key))));
      span.addEventListener("mouseleave", hide);
    });
    all(".note").forEach((note) => {
      note.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) tell(note, [note]); });
      note.addEventListener("focusout", hide);
      note.addEventListener("toggle", hide);
    });
  }

  // map: buttons and keys zoom, a drag moves; the dots keep their size
  all("[data-map] svg").forEach((svg) => {
    const whole = svg.viewBox.baseVal;
    const home = [whole.x, whole.y, whole.width, whole.height];
    let box = home.slice();
    const dots = all(".spots circle", svg).map((one) => [one, Number(one.getAttribute("r"))]);
    const counts = all(".spots text", svg);
    const draw = () => {
      svg.setAttribute("viewBox", box.join(" "));
      const scale = (box[2] / home[2]) * Math.min(2.2, Math.max(1, 660 / (svg.clientWidth || 660)));
      dots.forEach(([one, size]) => one.setAttribute("r", size * scale));
      counts.forEach((one) => one.setAttribute("font-size", 13 * scale));
    };
    const zoom = (factor, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) => {
      const wide = Math.min(home[2], Math.max(home[2] / 40, box[2] * factor));
      const real = wide / box[2];
      box = [x - (x - box[0]) * real, y - (y - box[1]) * real, wide, box[3] * real];
      if (wide === home[2]) box = home.slice();
      draw();
    };
    const tools = document.createElement("p");
    tools.className = "map-tools";
    for (const [sign, label, act] of [["+", "Zoom in", () => zoom(0.6)], ["−", "Zoom out", () => zoom(1 / 0.6)], ["⌂", "The whole map", () => zoom(99)]]) {
      const button = document.createElement("button");
      button.type = "button"; button.className = "plain"; button.textContent = sign; button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      tools.append(button);
    }
    svg.before(tools);
    draw();
    addEventListener("resize", draw);
    svg.closest("details")?.addEventListener("toggle", draw);
    let from = null;
    svg.addEventListener("pointerdown", (event) => { if (!event.target.closest("a")) from = [event.clientX, event.clientY]; });
    addEventListener("pointerup", () => { from = null; });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const scale = box[2] / svg.clientWidth;
      box[0] -= (event.clientX - from[0]) * scale; box[1] -= (event.clientY - from[1]) * scale;
      from = [event.clientX, event.clientY];
      draw();
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8);
    }, { passive: false });
  });

  // timeline on a narrow screen: the latest first in sight
  all("figure .timeline").forEach((one) => { one.parentElement.scrollLeft = one.parentElement.scrollWidth; });

  // files: find among the lines of this page
  all("[data-filter-list]").forEach((input) => {
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      all(".incidents > li").forEach((line) => {
        const text = line.textContent.toLowerCase();
        line.hidden = !words.every((word) => text.includes(word));
      });
    });
  });

  // keys: "/" goes to the search; in review a accept, r reject, u undo, j next, k previous
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const search = document.getElementById("q");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); return; }
    const claims = all(".claim").filter((one) => one.querySelector("[data-act]"));
    if (claims.length && (event.key === "j" || event.key === "k")) {
      const at = claims.indexOf(document.querySelector(".claim.active"));
      const next = claims[Math.min(claims.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
      claims.forEach((one) => one.classList.toggle("active", one === next));
      next.tabIndex = -1; next.focus({ preventScroll: true }); next.scrollIntoView({ block: "center" });
      return;
    }
    const active = document.querySelector(`.claim.active [data-act="${CSS.escape(event.key)}"]`);
    if (active) { event.preventDefault(); active.click(); return; }
    const target = document.querySelector(`[data-key-press="${CSS.escape(event.key)}"]`);
    if (target) { event.preventDefault(); target.focus(); target.click(); }
  });
})();
