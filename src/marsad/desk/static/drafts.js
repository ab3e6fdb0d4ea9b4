// Long forms keep what was written in this tab until it has arrived: a broken line, a reload or an ended session loses nothing.
"use strict";
(() => {
  const PREFIX = "marsad-draft-", SENT = "marsad-sent";
  const nameOf = (form) => `${PREFIX}${form.getAttribute("action") || location.pathname}-${form.dataset.draft}-${form.elements.thing?.value || ""}`;
  const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !["hidden", "file", "password", "submit", "button"].includes(one.type));
  const isTicked = (one) => ["checkbox", "radio"].includes(one.type);
  const keyOf = (one) => (isTicked(one) ? `${one.name}=${one.value}` : one.name); // many boxes may bear one name
  const valueOf = (one) => (isTicked(one) ? one.checked : one.value);
  const parse = (name) => JSON.parse(sessionStorage.getItem(name) || "null");

  // the desk says in a cookie which form it took last: what was kept of that one is no draft any more
  const sent = parse(SENT), taken = /(?:^|; )marsad_taken=([\w-]+)/.exec(document.cookie)?.[1];
  if (sent && sent.key === taken) {
    sessionStorage.removeItem(sent.name);
    sessionStorage.removeItem(SENT);
  }

  function restore(form) {
    const before = parse(nameOf(form));
    if (!before) return;
    for (const one of fieldsOf(form)) {
      const kept = before[keyOf(one)];
      if (kept === undefined) continue;
      if (isTicked(one)) one.checked = kept; else one.value = kept;
    }
    desk.unfold(form);
  }
  const restoreAll = (part) => part.querySelectorAll("form[data-draft]").forEach(restore);
  restoreAll(document);
  document.addEventListener("htmx:load", (event) => restoreAll(event.target));

  function keep(form) {
    const written = JSON.stringify(Object.fromEntries(fieldsOf(form).map((one) => [keyOf(one), valueOf(one)])));
    try { sessionStorage.setItem(nameOf(form), written); } catch { sessionStorage.removeItem(nameOf(form)); } // megabytes have no room there: the page itself still has them
  }
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.draft) keep(form);
  });

  // a browser that sends a form into a broken line shows a page of its own: first ask whether the desk is there
  const going = new WeakSet();
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.matches("form[action*=signout]")) Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => sessionStorage.removeItem(name));
    if (!form.dataset.draft || event.defaultPrevented || going.has(form)) return;
    event.preventDefault();
    if (form.dataset.asking) return; // the same click twice
    if (new Blob(fieldsOf(form).map((one) => one.value)).size > +document.body.dataset.largest) { desk.notice(document.body.dataset.toolong, 0); return; }
    form.dataset.asking = "1";
    keep(form);
    const there = await fetch(document.body.dataset.healthy, { cache: "no-store" }).then(() => true, () => false);
    delete form.dataset.asking;
    if (!there) { desk.notice(document.body.dataset.lost, 0); return; }
    sessionStorage.setItem(SENT, JSON.stringify({ name: nameOf(form), key: form.elements.key?.value || "" }));
    going.add(form);
    form.requestSubmit(event.submitter);
    setTimeout(() => going.delete(form), 4000);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) restoreAll(document); });

  // a file that is dropped on its field
  const dropped = (event) => {
    const drop = event.target.closest?.("label.drop"), input = drop?.querySelector("input[type=file]");
    if (!input) return;
    event.preventDefault();
    drop.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop" && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); }
  };
  for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, dropped);
})();
