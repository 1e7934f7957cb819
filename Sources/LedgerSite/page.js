// What a page shows as known on a day. All that changes stands in the page, or for the front page
// in files of DAYSPERFILE days each, worked out by the ledger, with the days on which it does.
// DAYS and EVENTS, above, name the days and tell of each event from which of them on it is known,
// PAGES on which page a series is, LOGPAGE how many events a page of the log has, and LIVE of which
// root a server made the pages.
(() => {
  "use strict";
  const newest = DAYS.length - 1;
  const root = document.body.className === "series" ? "../" : "";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const dayOf = (event) => parseInt(EVENTS[event], 36);
  const make = (name, text, properties) =>
    Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text }, properties);
  const lastPage = Math.floor((EVENTS.length - 1) / LOGPAGE);
  const linkTo = (event) => {
    const page = Math.floor(event / LOGPAGE);
    return make("a", event, { href: `${root}log${page === lastPage ? "" : `-${page}`}.html#${event}` });
  };

  // ---- What changes: each entry is a function of the day's number.
  const changing = [];

  // "12" or "12-40": there from a day on, or until another.
  const spans = (text) => text.split(" ").filter(Boolean).map((span) => {
    const [from, until] = span.split("-");
    return [+from, until ? +until : Infinity];
  });
  const holds = (list, at) => list.some(([from, until]) => from <= at && at < until);

  for (const element of all("[data-k]")) {
    const list = spans(element.dataset.k);
    changing.push((at) => { const off = !holds(list, at); if (element.hidden !== off) element.hidden = off; });
  }

  // The number at the end one higher, December followed by January.
  const successor = (text) => {
    if (/^\d{4}-12$/.test(text)) return `${+text.slice(0, 4) + 1}-01`;
    return text.replace(/\d+$/, (digits) => String(+digits + 1).padStart(digits.length, "0"));
  };

  // A timeline: a line a step; see PageFrame.swift for what its signs mean.
  const steps = (text, shown) => {
    let before = [];
    return text.split("\n").map((line) => {
      const fields = line.split("\t");
      const day = parseInt(fields.shift(), 10);
      if (line.endsWith("*")) return { day, fields: shown };
      if (!fields.length) { before = []; return { day, fields: null }; }
      before = fields.map((field, place) =>
        field === "" ? before[place] : field === "+" ? successor(before[place]) : field === "-" ? "" : field);
      return { day, fields: before };
    });
  };

  const put = (cell, text) => {
    if (cell.classList.contains("e")) {
      cell.replaceChildren(...text.split(" ").filter(Boolean).flatMap((event) => [linkTo(event), " "]));
    } else if (cell.classList.contains("v")) {
      cell.replaceChildren(make("span", text, { className: text }));
    } else if (cell.textContent !== text) cell.textContent = text;
    cell.classList.toggle("down", text.startsWith("down") || text === "contraction");
    cell.classList.toggle("up", text.startsWith("up") || text === "expansion");
  };

  // The step that holds on a day.
  const stepAt = (list, at) => {
    let index = list.length - 1;
    while (index >= 0 && list[index].day > at) index--;
    return index < 0 ? null : list[index];
  };

  // Shows a row as it was on a day; listAt gives the steps that tell of it.
  const changeRow = (element, listAt) => {
    const cells = all(".t", element);
    const shown = cells.map((cell) => cell.textContent.trim());
    const empty = "z" in element.dataset;
    let present;
    changing.push((at) => {
      const step = stepAt(listAt(at, shown), at);
      if (step === present) return;
      present = step;
      const fields = step && step.fields;
      if (fields) cells.forEach((cell, place) => put(cell, fields[place]));
      else if (empty) cells.forEach((cell) => put(cell, "0"));
      const off = !fields && !empty;
      if (element.hidden !== off) element.hidden = off;
    });
  };

  for (const element of all("[data-t]")) {
    let list;
    changeRow(element, (at, shown) => (list ??= steps(element.dataset.t, shown)));
  }

  // ---- The front page: what changes is in files of some days each. The newest day is in the page.
  const isFront = document.body.className === "overview";
  const dayFiles = new Map();
  const fileOf = (at) => Math.floor(at / DAYSPERFILE);
  const isThere = (at) => !isFront || at === newest || !!dayFiles.get(fileOf(at))?.rows;
  // Asks for a file; what waits for it is told whether it came.
  const fetchDays = (number) => {
    if (dayFiles.has(number)) return;
    dayFiles.set(number, {});
    const script = make("script", undefined, { src: `days-${number}.js` });
    script.addEventListener("error", () => { dayFiles.delete(number); haveDays(number, false); });
    document.head.append(script);
  };
  // What such a file calls.
  window.takeDays = (number, rows, strips, latest) => {
    const lines = (text) => text.split("\n").filter(Boolean);
    dayFiles.set(number, {
      rows: rows.split("\n\n"), lists: [], strips: lines(strips).map(stripOf),
      latest: lines(latest).map((line) => line.split("\t")),
    });
    haveDays(number, true);
  };

  for (const element of all("[data-r]")) {
    const row = element.dataset.r;
    let atEnd;
    changeRow(element, (at, shown) => {
      if (at === newest) return (atEnd ??= [{ day: 0, fields: shown }]);
      const file = dayFiles.get(fileOf(at));
      return (file.lists[row] ??= steps(file.rows[row], shown));
    });
  }

  for (const list of all(".latest")) {
    const shown = [...list.children];
    changing.push((at) => {
      if (at === newest) return list.replaceChildren(...shown);
      const known = dayFiles.get(fileOf(at)).latest.filter(([day]) => +day <= at);
      list.replaceChildren(...known.slice(-shown.length).reverse().map(([day, event, agencies, count]) => {
        const item = make("li");
        item.append(Object.assign(linkTo(event), { textContent: DAYS[day] }),
          ` ${agencies}: ${count === "1" ? "1 release" : `${count} releases`}`);
        return item;
      }));
    });
  }

  for (const list of all(".log")) {
    const items = [...list.children].map((item) => ({ item, day: dayOf(item.id) }));
    changing.push((at) => {
      const off = items.every(({ day }) => day > at);
      if (list.hidden !== off) list.hidden = off;
      if (off) return;
      for (const { item, day } of items) if (item.hidden !== day > at) item.hidden = day > at;
    });
  }

  // A strip of directions: the position of its first month, and what was known of each.
  function stripOf(text) {
    const [first, ...months] = text.split(" ");
    return {
      first: +first,
      months: months.map((month) => month.split(",").filter(Boolean).map((one) => ({ way: one[0], spans: spans(one.slice(1)) }))),
    };
  }
  // All strips end in the last month that any of them knows.
  const strips = all("svg.strip").map((svg) =>
    [["u", "e"], ["w", "c"], ["f", "f"]].map(([name, way]) => {
      const path = svg.querySelector(`.${name}`);
      return { path, way, shown: path.getAttribute("d"), present: path.getAttribute("d") };
    }));
  if (strips.length) changing.push((at) => {
    const known = at === newest ? null : dayFiles.get(fileOf(at)).strips.map(({ first, months }) =>
      months.map((month, index) => {
        const now = month.find((one) => holds(one.spans, at));
        return now && { position: first + index, way: now.way };
      }).filter(Boolean));
    const end = known && Math.max(...known.map((months) => months.length ? months[months.length - 1].position : 0));
    strips.forEach((paths, index) => {
      for (const one of paths) {
        const drawing = !known ? one.shown
          : known[index].filter((month) => month.way === one.way && month.position > end - 60)
            .map(({ position }) => `M${(position - end + 59) * 8} 9h7`).join("");
        if (drawing !== one.present) one.path.setAttribute("d", (one.present = drawing));
      }
    });
  });

  // ---- The figures of a series.
  const periodOf = (kind, year, column) => {
    const two = (number) => String(number).padStart(2, "0");
    switch (kind) {
      case "year": return year;
      case "half-year": return `${year}-H${column}`;
      case "quarter": return `${year}-Q${column}`;
      case "month": return `${year}-${two(column)}`;
      default: return `${year}-01/${year}-${two(column + 1)}`;
    }
  };
  // Where a period is among those of its kind, as the ledger counts them.
  const positionOf = (kind, period) => {
    const [year, part] = [parseInt(period, 10), parseInt((period.split("-")[1] || "").replace(/\D/, ""), 10)];
    switch (kind) {
      case "year": return year;
      case "half-year": return year * 2 + part - 1;
      case "quarter": return year * 4 + part - 1;
      case "month": return year * 12 + part - 1;
      case "day": return Date.parse(period) / 864e5;
      case "week": {
        const fourth = Date.UTC(year, 0, 4) / 864e5;
        return Math.floor((fourth + 3) / 7) + part - 1;
      }
      default: return NaN;
    }
  };
  const numberOf = (text) => parseFloat(text.split(" ").pop().replace("−", "-"));

  const seriesOf = (section) => {
    const periods = new Map();
    const add = (period, figure) => {
      if (!periods.has(period)) periods.set(period, []);
      periods.get(period).push(figure);
    };
    for (const row of all(".vintages tbody tr", section)) {
      const [period, value, , event] = [...row.cells].map((cell) => cell.textContent.trim());
      add(period, { row, value, event, day: dayOf(event), spans: row.dataset.c });
      row.cells[3].replaceChildren(linkTo(event));
    }
    for (const figures of periods.values()) {
      figures.forEach((figure, index) => {
        const next = figures[index + 1];
        figure.spans = figure.spans === undefined
          ? [[figure.day, next ? next.day : Infinity]] : spans(figure.spans);
      });
    }
    const cells = [];
    for (const table of all("table.grid", section)) {
      for (const row of table.tBodies[0].rows) {
        const events = row.dataset.e.split(" ");
        [...row.cells].slice(1).forEach((cell, index) => {
          const [event, column] = [events[index], index + 1];
          if (!event) return;
          const period = periodOf(table.dataset.f, row.cells[0].textContent.trim(), column);
          if (!periods.has(period)) {
            const value = cell.textContent.trim();
            add(period, { value, event, day: dayOf(event), spans: [[dayOf(event), Infinity]] });
          }
          cells.push({ cell, period });
        });
      }
    }
    return { periods, cells };
  };

  // ---- Charts.
  const draw = (figure, series, at) => {
    const { svg, kind } = figure;
    const [first, x0, dx, y0, dy] = svg.dataset.frame.split(" ").map(Number);
    const x = (position) => Math.floor(x0 + (position - first) * dx + 0.5);
    const y = (value) => Math.floor(y0 - value * dy + 0.5);
    const path = (marks) => {
      let text = "";
      let before = null;
      marks.forEach((mark, index) => {
        const [px, py] = [x(mark.position), y(mark.value)];
        const isNext = (one, other) => one && other && one.position + 1 === other.position;
        const pair = (a, b) => (b < 0 ? `${a}${b}` : `${a} ${b}`);
        if (isNext(marks[index - 1], mark)) {
          text += (isNext(marks[index - 2], marks[index - 1]) ? " " : "l") + pair(px - before[0], py - before[1]);
        } else {
          text += "M" + pair(px, py) + (isNext(mark, marks[index + 1]) ? "" : "h0");
        }
        before = [px, py];
      });
      return text;
    };
    const line = [];
    const vintages = new Map();
    for (const { position, figures } of figure.points) {
      const current = figures.find((one) => holds(one.spans, at));
      if (current && !isNaN(current.number)) line.push({ position, value: current.number, figure: current });
      for (const one of figures) {
        if (one.day > at || !one.spans.length || isNaN(one.number)) continue;
        const marks = vintages.get(one.day) || vintages.set(one.day, []).get(one.day);
        if (marks.length && marks[marks.length - 1].position === position) marks.pop();
        marks.push({ position, value: one.number, isReplaced: one !== current && !(current && current.number === one.number) });
      }
    }
    const fan = [...vintages.keys()].sort((a, b) => a - b).flatMap((day) => {
      const stretches = [];
      for (const mark of vintages.get(day)) {
        const open = stretches[stretches.length - 1];
        if (open && open[open.length - 1].position + 1 === mark.position) open.push(mark);
        else stretches.push([mark]);
      }
      return stretches.filter((marks) => marks.some((mark) => mark.isReplaced));
    });
    const half = dx > 0 ? Math.floor(dx / 2 + 0.5) : 640;
    const shaded = figure.bands.filter((band) => holds(band.spans, at)).map((band) => band.position);
    let bands = "";
    shaded.forEach((position, index) => {
      if (index && shaded[index - 1] + 1 === position) return;
      let end = position;
      for (let next = index + 1; shaded[next] === end + 1; next++) end++;
      const left = Math.max(0, x(position) - half);
      bands += `M${left} 296h${Math.min(1280, x(end) + half) - left}`;
    });
    figure.line = line;
    figure.x = x;
    svg.querySelector(".line").setAttribute("d", path(line));
    svg.querySelector(".fan").setAttribute("d", fan.map(path).join(""));
    svg.querySelector(".band").setAttribute("d", bands);
  };

  // What a chart says of the period under the pointer, or of the one that the arrow keys chose.
  const readable = (figure) => {
    const { svg } = figure;
    const readout = make("output", "");
    figure.element.querySelector("figcaption").append(readout);
    const cross = document.createElementNS(svg.namespaceURI, "path");
    cross.setAttribute("class", "cross");
    svg.append(cross);
    let chosen = null;
    const show = () => {
      const mark = figure.line[chosen];
      cross.setAttribute("d", mark ? `M${figure.x(mark.position)} 48v496` : "");
      readout.textContent = mark
        ? ` · ${mark.figure.period}: ${mark.figure.value}, published ${DAYS[mark.figure.day]}` : "";
    };
    svg.tabIndex = 0;
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const at = ((event.clientX - box.left) / box.width) * 1280;
      chosen = figure.line.reduce((best, mark, index) =>
        best === null || Math.abs(figure.x(mark.position) - at) < Math.abs(figure.x(figure.line[best].position) - at)
          ? index : best, null);
      show();
    });
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step || !figure.line.length) return;
      const last = figure.line.length - 1;
      chosen = chosen === null ? last : Math.min(last, Math.max(0, chosen + step));
      event.preventDefault();
      event.stopPropagation();
      show();
    });
    for (const name of ["pointerleave", "blur"]) {
      svg.addEventListener(name, () => { chosen = null; show(); });
    }
    figure.refresh = show;
  };

  for (const section of all("section[id]")) {
    if (!section.querySelector("table.grid, .vintages")) continue;
    const series = seriesOf(section);
    for (const [period, figures] of series.periods) {
      for (const one of figures) Object.assign(one, { period, number: numberOf(one.value) });
    }
    for (const place of series.cells) {
      const figures = series.periods.get(place.period);
      const link = linkTo("");
      place.cell.replaceChildren(link);
      changing.push((at) => {
        const current = figures.find((one) => holds(one.spans, at));
        if (current === place.current) return;
        place.current = current;
        link.textContent = current ? current.value : "";
        link.href = current ? linkTo(current.event).href : "";
        link.title = current ? `published ${DAYS[current.day]}, event ${current.event}` : "";
        place.cell.classList.toggle("several", figures.length > 1 && !!current);
      });
    }
    // A year of which nothing is known yet.
    for (const row of all("table.grid tbody tr", section)) {
      changing.push(() => {
        const off = ![...row.cells].slice(1).some((cell) => cell.textContent.trim());
        if (row.hidden !== off) row.hidden = off;
      });
    }
    for (const figures of series.periods.values()) {
      for (const { row, day, spans: own } of figures) {
        if (!row) continue;
        changing.push((at) => {
          row.hidden = day > at;
          row.classList.toggle("now", holds(own, at));
        });
      }
    }
    for (const element of all("figure", section)) {
      const kind = element.dataset.f;
      const figure = { element, svg: element.querySelector("svg"), kind };
      figure.points = [...series.periods].map(([period, figures]) => ({ position: positionOf(kind, period), period, figures }))
        .filter(({ period, position }) => kindOf(period) === kind && !isNaN(position))
        .sort((a, b) => a.position - b.position);
      figure.bands = (element.dataset.b || "").split(";").filter(Boolean).map((text) => {
        const [position, ...rest] = text.split(" ");
        return { position: +position, spans: spans(rest.join(" ")) };
      });
      readable(figure);
      changing.push((at) => { draw(figure, series, at); figure.refresh(); });
    }
  }
  function kindOf(period) {
    if (period.includes("/")) return "range";
    if (/^\d{4}$/.test(period)) return "year";
    if (/-H\d$/.test(period)) return "half-year";
    if (/-Q\d$/.test(period)) return "quarter";
    if (/-W\d\d$/.test(period)) return "week";
    return period.length === 7 ? "month" : "day";
  }

  // ---- Links that the ledger left to the script, and a filter for long tables.
  const pages = new Map(PAGES.map((text) => text.split(":")));
  const pageOf = (key) => pages.has(key) && (pages.get(key) || key);
  for (const row of all(".audit tbody tr")) {
    const [, key, , , events] = row.cells;
    const page = pageOf(key.textContent);
    if (page) key.replaceChildren(make("a", key.textContent, { href: `series/${page}.html#${key.textContent}` }));
    events.replaceChildren(...events.textContent.split(" ").filter(Boolean).flatMap((event) => [linkTo(event), " "]));
  }
  const rows = all(".audit tbody tr, .log li, .current tbody tr, .strips tbody tr");
  const filter = make("input", undefined, { type: "search", placeholder: "Filter", ariaLabel: "Show only rows with these words" });
  const applyFilter = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = words.length ? row.textContent.toLowerCase() : "";
      row.classList.toggle("off", !words.every((word) => text.includes(word)));
    }
    for (const list of all(".log")) list.classList.toggle("off", !list.querySelector("li:not(.off)"));
  };
  filter.addEventListener("input", applyFilter);

  // ---- The slider.
  let present = -1;
  let timer = null;
  const slider = make("input", undefined, { type: "range", min: 0, max: newest, step: 1, ariaLabel: "As known on" });
  const day = make("input", undefined, { type: "date", min: DAYS[0], max: DAYS[newest], ariaLabel: "Go to a day" });
  const words = make("output");
  const inWords = new Intl.DateTimeFormat("en-GB",
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const play = make("button", "▶", { type: "button", title: "Play (space)", ariaLabel: "Play" });
  const back = make("button", "‹", { type: "button", title: "Earlier (left arrow)", ariaLabel: "Earlier" });
  const forth = make("button", "›", { type: "button", title: "Later (right arrow)", ariaLabel: "Later" });

  // The day that waits for its file.
  let wanted = null;
  const show = (at) => {
    at = Math.min(newest, Math.max(0, at));
    if (at === present) return;
    if (!isThere(at)) {
      if (present < 0) show(newest);
      wanted = at;
      return fetchDays(fileOf(at));
    }
    wanted = null;
    present = at;
    for (const change of changing) change(at);
    slider.value = at;
    slider.ariaValueText = DAYS[at];
    day.value = DAYS[at];
    words.textContent = inWords.format(new Date(DAYS[at]));
    document.body.classList.toggle("past", at < newest);
    // What comes next, before it is asked for.
    if (isFront && at < newest) {
      for (const next of [fileOf(at) - 1, fileOf(at) + 1]) {
        if (next >= 0 && next <= fileOf(newest)) setTimeout(fetchDays, 0, next);
      }
    }
  };
  function haveDays(number, isThere) {
    if (wanted === null || fileOf(wanted) !== number) return;
    if (isThere) return show(wanted);
    wanted = null;
    stop();
    words.textContent = `days-${number}.js is missing`;
  }
  const fragment = () => {
    const parts = decodeURIComponent(location.hash.slice(1)).split("&").filter(Boolean);
    const value = (name) => (parts.find((part) => part.startsWith(name)) || "").slice(name.length);
    return { asOf: value("as-of="), series: value("series="), place: parts.find((part) => !part.includes("=")) };
  };
  // The last day that is not after another.
  const numberOfDay = (text) => {
    let at = newest;
    while (at > 0 && DAYS[at] > text) at--;
    return at;
  };
  const withDay = (address) => {
    const [path, hash = ""] = address.split("#");
    const parts = hash.split("&").filter((part) => part && !part.startsWith("as-of="));
    if (present < newest) parts.push(`as-of=${DAYS[present]}`);
    return path + (parts.length ? `#${parts.join("&")}` : "");
  };
  // The address follows a moment later: browsers refuse to change it hundreds of times in a row.
  let pending = null;
  const go = (at) => {
    show(at);
    pending ??= setTimeout(() => {
      pending = null;
      history.replaceState(null, "", withDay(location.hash) || location.pathname);
    }, 150);
  };
  const follow = () => {
    const { asOf, series, place } = fragment();
    if (asOf || present < 0) show(asOf ? numberOfDay(asOf) : newest);
    if (series) { filter.value = series; applyFilter(); }
    const target = place && document.getElementById(place);
    if (target) { target.parentElement.hidden = target.hidden = false; target.scrollIntoView(); target.classList.add("target"); }
  };
  const stop = () => { clearInterval(timer); timer = null; play.textContent = "▶"; play.ariaLabel = "Play"; };
  const toggle = () => {
    if (timer) return stop();
    if (present === newest) go(0);
    play.textContent = "❚❚";
    play.ariaLabel = "Pause";
    timer = setInterval(() => { go(present + 1); if (present === newest) stop(); }, 140);
  };
  slider.addEventListener("input", () => { stop(); go(+slider.value); });
  day.addEventListener("change", () => { stop(); if (day.value) go(numberOfDay(day.value)); });
  play.addEventListener("click", toggle);
  back.addEventListener("click", () => { stop(); go(present - 1); });
  forth.addEventListener("click", () => { stop(); go(present + 1); });
  document.addEventListener("keydown", (event) => {
    const inside = event.target.tagName;
    if (event.altKey || event.ctrlKey || event.metaKey || inside === "INPUT") return;
    if (event.key === " " && /^(A|BUTTON)$/.test(inside)) return;
    if (event.key === "ArrowLeft") { stop(); go(present - 1); }
    else if (event.key === "ArrowRight") { stop(); go(present + 1); }
    else if (event.key === " ") toggle();
    else return;
    event.preventDefault();
  });
  // A link leads to the same day of the other page.
  const carry = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    const address = link && link.getAttribute("href");
    if (address && !/^(https?:|#)/.test(address)) link.setAttribute("href", withDay(address));
  };
  for (const name of ["pointerdown", "focusin", "click"]) document.addEventListener(name, carry, true);
  addEventListener("hashchange", follow);

  const control = document.getElementById("asof");
  control.replaceChildren(make("span", "As known on "), words, back, slider, forth, play, day);
  const table = rows[0] && rows[0].closest("section,ul");
  if (rows.length > 30) table.before(filter);
  // A server tells of new events; the page comes again, set to the same day.
  if (LIVE) {
    new EventSource("/changes").addEventListener("message", (event) => {
      if (event.data !== LIVE) location.reload();
    });
  }
  document.documentElement.classList.add("live");
  follow();
})();
