// Filters of the list. Everything is in the page already; without this script it is shown whole.
"use strict";
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const fold = (text) => text.toLowerCase().replace(/[\u064b-\u0652\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
  const rows = [...document.querySelectorAll("tr[data-id]")].map((row) => ({ row, words: fold(row.textContent), ...row.dataset }));
  const points = new Map([...document.querySelectorAll("a[data-id]")].map((point) => [point.dataset.id, point]));
  const status = form.querySelector("[role=status]");
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;

  const apply = () => {
    const { words, type, since, until } = Object.fromEntries(new FormData(form));
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of rows) {
      const fits = wanted.every((word) => one.words.includes(word)) && (!type || one.type === type) && (!since || (one.day && one.day >= since)) && (!until || (one.day && one.day <= until));
      one.row.hidden = !fits;
      points.get(one.id)?.toggleAttribute("hidden", !fits);
      if (points.has(one.id)) points.get(one.id).style.display = fits ? "" : "none";
      shown += fits;
    }
    status.textContent = status.dataset.found.replace("{n}", shown);
    const kept = new URLSearchParams(Object.entries({ words, type, since, until }).filter(([, value]) => value));
    history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname.split("/").pop() || "#");
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  apply();
})();
