// The keyboard on every page, by the table that the page shows behind "?". Keys of one letter can be switched off there.
"use strict";
(() => {
  const dialog = document.getElementById("keys");
  if (!dialog) return;
  const OFF = "marsad-keys-off";
  const rows = [...dialog.querySelectorAll("[data-keys]")].map((one) => ({ one, keys: one.dataset.keys.split(" "), act: one.dataset.act, aim: one.dataset.aim }));
  const off = () => localStorage.getItem(OFF) === "1";
  const box = dialog.querySelector("input[type=checkbox]");
  box.checked = off();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "1" : "0"));

  const linkOf = (row) => row.querySelector("a[href]");
  function step(aim, by) {
    const all = [...document.querySelectorAll(aim)].filter(linkOf), at = all.findIndex((row) => row.contains(document.activeElement));
    const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (row) { linkOf(row).focus(); row.scrollIntoView({ block: "nearest" }); }
  }
  function focusIn(part) {
    desk.unfold(part);
    const field = part.matches("input, select, textarea") ? part : part.querySelector("input:not([type=hidden]), select, textarea");
    (field || part).focus();
  }
  function help() { // what this page does not have is left out
    for (const { one, act, aim } of rows) one.hidden = ["step", "focus", "click"].includes(act) && !document.querySelector(aim);
    dialog.showModal();
  }
  const ACTS = {
    help: () => help(),
    go: (aim) => location.assign(aim),
    step: (aim, at) => step(aim, at === 0 ? 1 : -1),
    click: (aim) => document.querySelector(aim)?.click(),
    focus: (aim) => { const part = document.querySelector(aim); if (part) focusIn(part); },
  };

  let first = ""; // G waits for a second key
  const named = (event) => (event.key === "?" || event.key === "؟" ? "?" : event.code === "Slash" && !event.shiftKey ? "/" : event.code?.startsWith("Key") && !event.shiftKey ? event.code.slice(3) : ""); // letters by their place: an Arabic keyboard has others on them
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open], .choosing") || event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select")) return; // a box takes no letters
    const key = named(event), before = first;
    first = "";
    if (!key) return;
    if (off() && key !== "?") { event.stopImmediatePropagation(); return; }
    if (key === "G" && !before) { first = "G"; setTimeout(() => { first = ""; }, 1500); event.stopImmediatePropagation(); return; }
    for (const { keys, act, aim } of rows) {
      const at = before ? (keys[0] === before && keys[1] === key && act === "go" ? 0 : -1) : keys[0] === "G" ? -1 : keys.indexOf(key);
      if (!act || at < 0) continue;
      event.preventDefault();
      event.stopImmediatePropagation(); // the page's own script has other work for the letter
      ACTS[act](aim, at);
      return;
    }
    if (before) event.stopImmediatePropagation();
  });
  document.addEventListener("click", (event) => { if (event.target.closest(".help")) help(); });
})();
