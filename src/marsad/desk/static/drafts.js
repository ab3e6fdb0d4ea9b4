// Long forms keep what was written in this tab until it has arrived: a broken line, a reload or an ended session loses nothing.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const name = `marsad-draft-${location.pathname}-${form.dataset.draft}`;
    const fields = () => [...form.elements].filter((one) => one.name && !["hidden", "file", "password", "submit", "button"].includes(one.type));
    const before = JSON.parse(sessionStorage.getItem(name) || "null");
    if (before) {
      fields().forEach((one, at) => {
        const kept = before[at];
        if (kept === undefined || kept === null) return;
        if (["checkbox", "radio"].includes(one.type)) one.checked = kept === true; else if (!one.value) one.value = kept;
      });
    }
    form.addEventListener("input", () => sessionStorage.setItem(name, JSON.stringify(fields().map((one) => (["checkbox", "radio"].includes(one.type) ? one.checked : one.value)))));
    form.addEventListener("submit", (event) => {
      sessionStorage.setItem("marsad-sent", JSON.stringify({ name, path: location.pathname }));
      if (!navigator.onLine) {
        event.preventDefault();
        desk.notice(document.documentElement.lang === "ar" ? "انقطع الاتصال. ما كتبته محفوظ هنا؛ أرسله حين يعود." : "The connection is lost. What you wrote is kept here; send it when it is back.", 0);
      }
    });
  }
  for (const drop of document.querySelectorAll("label.drop")) {
    const input = drop.querySelector("input[type=file]");
    ["dragover", "dragleave", "drop"].forEach((kind) => drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); }
    }));
  }
})();
