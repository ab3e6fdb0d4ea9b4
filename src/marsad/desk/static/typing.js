// Values that a person types: numbers, places, days, parties, groups of victims; several groups at once. What was begun is kept in this tab.
"use strict";
(() => {
  const reading = window.desk.reading;
  if (!reading) return;
  const { root, say, sheet, mode } = reading;
  const draftOf = (subject, field) => `marsad-draft-${root.dataset.report}-${subject}-${field}`;
  const FORM = { quantity: "quantity", place: "place", time: "time", party: "party", harms: "harms" };

  /** Open the form for a value that is shown. */
  function of(value) {
    const { subject, field, kind } = value.dataset;
    if (!FORM[kind]) return;
    const known = { quantity: { least: "least", most: "most" }, party: { role: "role" }, time: { from: "from" } }[kind] || {};
    const now = Object.fromEntries(Object.entries(known).map(([name, data]) => [name, value.dataset[data] || ""]));
    if (kind === "party") now.name = value.querySelector("b")?.textContent || "";
    open(kind, subject, field, now, value);
  }

  function open(kind, subject, field, now, from) {
    reading.at(from);
    const form = document.getElementById(`type-${FORM[kind]}`).content.firstElementChild.cloneNode(true);
    const before = JSON.parse(sessionStorage.getItem(draftOf(subject, field)) || "null") || now;
    if (field.endsWith(".new") || from.querySelector(".none")) form.querySelector(".also")?.remove(); // nothing stands there yet
    for (const [name, words] of Object.entries(before)) put(form, name, words);
    const save = Object.assign(document.createElement("button"), { textContent: say.save, className: "main" });
    const line = document.createElement("p");
    line.className = "line";
    line.append(save);
    if (["place", "party", "time"].includes(kind) && !field.endsWith(".new") && from.matches(".value") && !from.querySelector(".none")) {
      line.append(reading.button(say.remove, () => send(form, subject, field, true), "danger"));
    }
    line.append(reading.button(say.cancel, reading.close));
    form.append(line);
    form.addEventListener("input", () => sessionStorage.setItem(draftOf(subject, field), JSON.stringify(Object.fromEntries(new FormData(form)))));
    form.addEventListener("submit", (event) => { event.preventDefault(); send(form, subject, field, false); });
    form.querySelectorAll("[data-lookup]").forEach((input) => look(form, input));
    form.elements.at?.addEventListener("input", () => { form.elements.id.value = ""; }); // a point of one's own
    form.querySelector(".onmap")?.addEventListener("click", () => map(form));
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); reading.close(); } });
    reading.open(form);
    form.querySelector("input:not([type=hidden]), select").focus({ preventScroll: true });
    mode().scrollIntoView({ block: "nearest" });
  }

  function put(form, name, words) {
    const field = form.elements[name];
    if (!field) return;
    if (field.type === "checkbox") field.checked = Boolean(words); else field.value = words;
  }

  async function send(form, subject, field, remove) {
    const body = new URLSearchParams(new FormData(form));
    body.set("kind", "type");
    body.set("subject", subject);
    body.set("field", field);
    if (remove) {
      body.set("remove", "1");
      if (!form.elements.why.value.trim()) { form.elements.why.focus(); form.reportValidity(); return; }
    }
    await reading.decide(body);
    if (!document.contains(form)) sessionStorage.removeItem(draftOf(subject, field)); // kept: the sheet was shown anew
  }

  // --- looking up while typing ---
  function look(form, input) {
    const list = form.querySelector(".found");
    let asked = 0, wanted = false; // Enter before the answer is there takes its first row
    input.addEventListener("input", async () => {
      form.elements.id.value = "";
      wanted = false;
      const mine = (asked += 1), words = input.value.trim();
      if (words.length < 2) { list.hidden = true; return; }
      await new Promise((done) => setTimeout(done, 150));
      if (mine !== asked) return;
      const answer = await fetch(`${root.dataset.lookup}?${new URLSearchParams({ kind: input.dataset.lookup, q: words })}`).catch(() => null);
      if (!answer || !answer.ok || mine !== asked) return;
      const { rows } = await answer.json();
      list.replaceChildren(...rows.map((row) => choice(form, input, list, row)));
      if (!rows.length) list.append(Object.assign(document.createElement("li"), { textContent: say.lookup_none }));
      list.hidden = false;
      if (wanted) first();
    });
    const first = () => (list.querySelector("button") || form.elements.why)[list.querySelector("button") ? "click" : "focus"]();
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && !list.hidden && list.querySelector("button")) { event.preventDefault(); list.querySelector("button").focus(); }
      if (event.key !== "Enter" || form.elements.id.value || input.value.trim().length < 2) return;
      event.preventDefault();
      if (list.hidden) wanted = true; else first();
    });
    list.addEventListener("keydown", (event) => {
      const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (!next) return;
      event.preventDefault();
      event.target.closest("li")[next]?.querySelector("button")?.focus();
    });
  }

  function choice(form, input, list, row) {
    const item = document.createElement("li"), made = document.createElement("button");
    made.type = "button";
    item.setAttribute("role", "option");
    const names = document.documentElement.lang === "ar" ? [row.name, row.name_en || ""] : [row.name_en || row.name, row.name_en ? row.name : ""];
    for (const [tag, words] of [["b", names[0]], ["bdi", names[1]], ["small", row.hint]]) made.append(Object.assign(document.createElement(tag), { textContent: words }), " ");
    made.addEventListener("click", () => {
      form.elements.id.value = row.id;
      input.value = row.name;
      form.dataset.near = row.lat ? `${row.lat}, ${row.lon}` : "";
      if (row.at) { form.elements.at.value = row.at; form.elements.name.value = row.name; form.querySelector("details").open = true; }
      list.hidden = true;
      form.dispatchEvent(new Event("input"));
      form.elements.why.focus();
    });
    item.append(made);
    return item;
  }

  async function map(form) {
    const holder = form.querySelector(".pickmap");
    holder.hidden = false;
    const { pick } = await import(root.dataset.map);
    pick(holder, form.elements.at.value || form.dataset.near, (lat, lon) => { form.elements.at.value = `${lat.toFixed(5)}, ${lon.toFixed(5)}`; form.elements.id.value = ""; form.dispatchEvent(new Event("input")); });
  }

  // --- several groups of victims at once ---
  function chosen() { return [...document.querySelectorAll(".choose-harm:checked")]; }
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".choose-harm")) return;
    const bar = document.getElementById("group"), count = chosen().length;
    bar.hidden = !count;
    bar.querySelector(".count").textContent = say.chosen_count.replace("{n}", count);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "group") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    body.delete("csrfmiddlewaretoken");
    for (const one of chosen()) body.append("harm", one.value);
    reading.decide(body, event.target.getAttribute("action"));
  });
  document.addEventListener("click", (event) => {
    const made = event.target.closest("[data-type]");
    if (made) open(made.dataset.type, made.dataset.subject, made.dataset.field, {}, made);
  });

  window.desk.typing = { of };
})();
