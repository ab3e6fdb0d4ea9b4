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
    const known = { quantity: { least: "least", most: "most" }, party: { role: "role", stance: "stance" }, time: { from: "from" } }[kind] || {};
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
    if (kind === "quantity" && now.least && now.least === now.most) follow(form.elements.least, form.elements.most);
    form.elements.at?.addEventListener("input", () => { form.elements.id.value = ""; }); // a point of one's own
    form.querySelector(".onmap")?.addEventListener("click", () => map(form));
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); reading.close(); } });
    reading.open(form);
    form.querySelector("input:not([type=hidden]), select").focus({ preventScroll: true });
    mode().scrollIntoView({ block: "nearest" });
  }

  function follow(least, most) { // one number is one number: who writes another in its place means both ends
    let own = false;
    most.addEventListener("input", () => { own = true; });
    least.addEventListener("input", () => { if (!own) most.value = /^[0-9٠-٩]+$/.test(least.value.trim()) ? least.value : ""; });
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

  function look(form, input) {
    desk.lookup(input, form.querySelector(".found"), root.dataset.lookup, input.dataset.lookup, say.lookup_none, {
      clear: () => { form.elements.id.value = ""; },
      empty: () => !form.elements.id.value,
      chosen: (row) => {
        form.elements.id.value = row.id;
        form.dataset.near = row.lat ? `${row.lat}, ${row.lon}` : "";
        if (row.at) { form.elements.at.value = row.at; form.elements.name.value = row.name; form.querySelector("details").open = true; }
        form.dispatchEvent(new Event("input"));
      },
      next: () => form.elements.why.focus(),
    });
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
