// The reading view: choosing words in the text, decisions by keyboard, and sending them so that none is lost.
"use strict";
(() => {
  const root = document.getElementById("reading");
  if (!root) return;
  const say = Object.fromEntries([...document.getElementById("words").content.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]));
  const sheet = () => document.getElementById("sheet");
  const text = () => document.getElementById("text");
  const mode = () => document.getElementById("mode");
  const rtl = () => getComputedStyle(text()).direction === "rtl";
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(15)), (byte) => byte.toString(36).padStart(2, "0")).join("");
  const points = (words) => [...words].length; // offsets count code points, scripts count halves of some

  // --- where we are: a claim, and a value in it ---
  let claim = null, value = null;
  const claims = () => [...document.querySelectorAll("article.claim")];
  const valuesOf = (one) => (one ? [...one.querySelectorAll(".value")] : []);

  function goToClaim(one, quiet) {
    document.querySelectorAll("article.current, .value.current, .p.here").forEach((each) => each.classList.remove("current", "here"));
    claim = one; value = null;
    if (!one) return;
    one.classList.add("current");
    document.querySelectorAll(".p[data-claims]").forEach((piece) => {
      if (piece.dataset.claims.split(" ").includes(one.dataset.number)) piece.classList.add("here");
    });
    if (quiet) return;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
    show(+one.dataset.start);
  }

  function goToValue(one) {
    if (!one) return;
    if (one.closest("article.claim") !== claim) goToClaim(one.closest("article.claim"), true);
    document.querySelectorAll(".value.current").forEach((each) => each.classList.remove("current"));
    value = one;
    one.classList.add("current");
    (one.querySelector("select, button") || one).focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
    pick(one.dataset.start === undefined ? null : [+one.dataset.start, +one.dataset.end]);
    if (one.dataset.start !== undefined) show(+one.dataset.start);
  }

  function step(all, one, by) {
    const at = all.indexOf(one);
    return all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  }

  function pieceAt(at) {
    return [...text().children].filter((piece) => +piece.dataset.at <= at).pop();
  }

  function show(at) { // scroll the text, not the page
    const piece = pieceAt(at), side = text().closest(".text-side");
    if (piece && side) {
      const away = piece.getBoundingClientRect().top - side.getBoundingClientRect().top;
      if (away < 60 || away > side.clientHeight - 60) side.scrollTop += away - side.clientHeight / 3;
    }
  }

  // --- words of the text ---
  function place(node, offset) { // a point of the page as an offset in the report
    const piece = (node.nodeType === 3 ? node.parentElement : node).closest?.(".p");
    if (!piece || !text().contains(piece)) return null;
    const before = node.nodeType === 3 ? node.data.slice(0, offset) : "";
    return +piece.dataset.at + points(before);
  }

  function point(at, end) { // an offset in the report as a point of the page
    const pieces = [...text().children];
    let piece = pieces.filter((one) => (end ? +one.dataset.at < at : +one.dataset.at <= at)).pop() || pieces[0];
    const units = [...piece.textContent].slice(0, at - +piece.dataset.at).join("").length;
    return [piece.firstChild, Math.min(units, piece.firstChild.data.length)];
  }

  function pick(span) {
    const chosen = getSelection();
    chosen.removeAllRanges();
    if (!span || span[0] >= span[1]) return;
    const range = document.createRange();
    range.setStart(...point(span[0], false));
    range.setEnd(...point(span[1], true));
    chosen.addRange(range);
  }

  function picked() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : [start, end];
  }

  const textStart = () => +text().firstElementChild.dataset.at;
  let words = null; // spans of the words on this page
  function allWords() {
    if (!words) {
      words = [];
      for (const piece of text().children) { // blocks stand for hidden words of any length: offsets are taken piece by piece
        const at = +piece.dataset.at;
        if (piece.classList.contains("m-hidden")) continue;
        for (const found of piece.textContent.matchAll(/\S+/gu)) {
          const start = at + points(piece.textContent.slice(0, found.index)), end = start + points(found[0]);
          const last = words[words.length - 1];
          if (last && last[1] === start) last[1] = end; else words.push([start, end]);
        }
      }
    }
    return words;
  }

  // --- choosing words for a value, or for a claim that was missed ---
  let choosing = null; // {kind, subject, field, first, last, preview}
  function choose(kind, subject, field, span) {
    if (!root.dataset.may) return;
    const all = allWords();
    const near = span ? all.findIndex((one) => one[1] > span[0]) : all.findIndex((one) => one[0] >= (claim ? +claim.dataset.end : textStart()));
    const first = Math.max(near, 0);
    let last = first;
    while (span && last + 1 < all.length && all[last + 1][0] < span[1]) last += 1;
    choosing = { kind, subject, field, anchor: first, first, last };
    text().classList.add("choosing");
    hint(kind === "add" ? say.add_hint : say.correct_hint);
    if (!picked() || span) pick(span || all[first]);
    text().focus({ preventScroll: true });
    show(all[first] ? all[first][0] : textStart());
  }

  function hint(words) {
    mode().hidden = false;
    const typed = choosing.kind === "correct" && value && value.dataset.kind !== "voice" ? [button(say.type_instead, () => desk.typing.of(value))] : [];
    mode().replaceChildren(Object.assign(document.createElement("p"), { textContent: words }), ...typed, button(say.cancel, cancel));
  }

  function button(words, act, kind) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: kind || "" });
    made.addEventListener("click", act);
    return made;
  }

  function cancel() {
    choosing = null;
    text().classList.remove("choosing");
    mode().hidden = true;
    mode().replaceChildren();
    if (value) goToValue(value); else if (claim) claim.focus({ preventScroll: true });
  }

  function moveWords(event) {
    const all = allWords(), forward = (event.key === "ArrowLeft") === rtl() || event.key === "ArrowDown";
    if (!all.length) return;
    const by = forward ? 1 : -1;
    if (event.shiftKey) {
      choosing.last = Math.min(Math.max(choosing.last + by, 0), all.length - 1);
    } else {
      choosing.anchor = Math.min(Math.max((forward ? choosing.last : Math.min(choosing.anchor, choosing.last)) + by, 0), all.length - 1);
      choosing.last = choosing.anchor;
    }
    const first = Math.min(choosing.anchor, choosing.last), last = Math.max(choosing.anchor, choosing.last);
    pick([all[first][0], all[last][1]]);
    show(all[choosing.last][0]);
  }

  async function look() { // what do the chosen words mean?
    if (!choosing) return;
    const span = picked() || choosing.span; // a list that takes the focus may take the selection with it
    if (!span) return;
    choosing.span = span;
    const form = new URLSearchParams({ kind: choosing.kind, subject: choosing.subject || "", field: choosing.field || "", start: span[0], end: span[1] });
    for (const select of mode().querySelectorAll("select[name]")) form.set(select.name, select.value);
    const answer = await send(root.dataset.preview, form);
    if (!answer || !choosing) return;
    if (!answer.ok) { await told(answer); return; }
    const kept = Object.fromEntries([...mode().querySelectorAll("[name]")].map((field) => [field.name, field.value]));
    const form2 = document.createElement("form");
    if (choosing.kind === "add") form2.append(...addFields(kept));
    const why = Object.assign(document.createElement("input"), { name: "why", maxLength: 4000, dir: "auto", value: kept.why || "" });
    form2.append(labelled(say.why_optional, why));
    form2.append(Object.assign(document.createElement("button"), { textContent: say.save, className: "main" }), button(say.cancel, cancel));
    form2.addEventListener("submit", (event) => { event.preventDefault(); keep(why.value); });
    const meaning = document.createElement("div");
    meaning.innerHTML = await answer.text(); // a fragment of this desk, escaped by its template
    mode().replaceChildren(meaning, form2);
    mode().hidden = false;
    pick(span);
    form2.querySelector("button.main").focus({ preventScroll: true });
  }

  function addFields(kept) {
    const made = [];
    for (const [name, label] of [["act", say.act_of], ["voice", say.speaker], ["event", say.event_type], ["outcome", say.outcome_of]]) {
      const select = document.getElementById(`add-${name}`).content.firstElementChild.cloneNode(true);
      if (kept[name]) select.value = kept[name];
      select.addEventListener("change", look);
      made.push(labelled(label, select));
    }
    return made;
  }

  function labelled(words, field) {
    const label = document.createElement("label");
    label.append(words, field);
    return label;
  }

  function keep(why) {
    const { kind, subject, field, span } = choosing;
    const form = new URLSearchParams({ kind, seen: sheet().dataset.seen, key: newKey(), why, start: span[0], end: span[1], words: getSelection().toString().slice(0, 300) });
    if (kind === "correct") { form.set("subject", subject); form.set("field", field); }
    for (const select of mode().querySelectorAll("select[name]")) form.set(select.name, select.value);
    decide(form);
  }

  // --- sending: the same key goes again and again until it is known that it arrived ---
  const HELD = `marsad-held-${root.dataset.report}`;
  const token = () => document.querySelector("#token input").value;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  async function send(url, form, tries = 40) {
    for (let at = 0; at < tries; at += 1) {
      let answer = null;
      try {
        answer = await fetch(url, { method: "POST", body: form, headers: { "X-Desk": "1", "X-CSRFToken": token() }, redirect: "follow" });
      } catch { /* the line is down: below */ }
      if (answer && answer.status === 401) { await signInAgain(); continue; }
      if (answer && answer.status !== 503) return answer;
      desk.notice(say.net_retry, 0);
      await wait(Math.min(1000 + 500 * at, 4000));
    }
    desk.notice(say.net_failed, 0);
    return null;
  }

  async function decide(form, url = root.dataset.decide) {
    sessionStorage.setItem(HELD, JSON.stringify([url, form.toString()]));
    const answer = await send(url, form);
    if (!answer) { again(url, form); return; }
    sessionStorage.removeItem(HELD);
    if (answer.status === 409) { clash(await answer.text(), form); return; }
    if (!answer.ok) { await told(answer); return; }
    if (answer.redirected) { location.assign(answer.url); return; }
    put(await answer.text(), form);
    desk.notice(say.saved, 2);
  }

  function again(url, form) {
    mode().hidden = false;
    mode().replaceChildren(Object.assign(document.createElement("p"), { textContent: say.net_failed }), button(say.net_again, () => decide(form, url), "main"));
  }

  async function told(answer) {
    const known = await answer.json().catch(() => ({}));
    desk.notice(known.error || String(answer.status), 8);
  }

  function signInAgain() {
    const dialog = document.getElementById("again"), form = dialog.querySelector("form"), fault = dialog.querySelector(".fault");
    if (!dialog.open) dialog.showModal();
    return new Promise((done) => {
      form.onsubmit = async (event) => {
        event.preventDefault();
        const answer = await fetch(root.dataset.signin, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Desk": "1", "X-CSRFToken": token() } }).catch(() => null);
        const known = answer ? await answer.json().catch(() => ({})) : {};
        if (!answer || !answer.ok) { fault.hidden = false; fault.textContent = known.error || say.net_retry; return; }
        document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((one) => { one.value = known.csrf; });
        form.password.value = form.code.value = "";
        dialog.close();
        done();
      };
    });
  }

  function put(html, form) { // the values as they are now; the place in them is kept
    const uid = claim && claim.dataset.uid, subject = value && value.dataset.subject, field = value && value.dataset.field;
    const side = text().closest(".text-side").scrollTop, top = scrollY;
    const made = document.createElement("template");
    made.innerHTML = html; // a fragment of this desk, escaped by its template
    sheet().replaceWith(made.content.firstElementChild);
    choosing = null; words = null;
    text().closest(".text-side").scrollTop = side;
    scrollTo(0, top);
    const same = claims().find((one) => one.dataset.uid === uid);
    const onward = form && ["accept", "reject"].includes(form.get("kind")) && form.get("subject") === uid;
    goToClaim(onward ? step(claims(), same, 1) : same, !onward);
    const one = subject && !onward && valuesOf(claim).find((each) => each.dataset.subject === subject && each.dataset.field === field);
    if (one) goToValue(one); else if (claim) claim.focus({ preventScroll: true });
    if (sheet().dataset.renewing !== undefined) [5, 15, 40].forEach((seconds) => setTimeout(() => { if (!choosing) reload(); }, 1000 * seconds));
  }

  function clash(html, form) {
    const dialog = document.getElementById("clash");
    dialog.innerHTML = html; // a fragment of this desk, escaped by its template
    dialog.querySelector(".keep").addEventListener("click", async () => { dialog.close(); cancel(); await reload(); });
    dialog.querySelector(".mine").addEventListener("click", () => {
      dialog.close();
      form.set("seen", dialog.querySelector("[data-seen]").dataset.seen);
      decide(form);
    });
    dialog.showModal();
  }

  async function reload() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("sheet");
    if (page) put(page.outerHTML);
  }

  // --- protecting the chosen words: what was chosen last, before the form took the focus ---
  document.addEventListener("selectionchange", () => {
    const form = document.querySelector(".protect form"), span = form && picked();
    if (!span) return;
    [form.elements.start.value, form.elements.end.value] = span;
    form.querySelector(".chosen-words").textContent = getSelection().toString().slice(0, 200);
  });

  // --- clicks and forms ---
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.decide");
    if (!form) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (body.get("seen")) body.set("seen", sheet().dataset.seen);
    if (body.get("key")) body.set("key", newKey());
    body.delete("csrfmiddlewaretoken");
    decide(body, form.getAttribute("action"));
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("button.add")) { startAdding(); return; }
    const one = event.target.closest(".value");
    if (one && event.target.closest(".pickwords")) { goToValue(one); startCorrecting(); return; }
    const article = event.target.closest("article.claim");
    if (article && !event.target.closest("form, select, a")) goToClaim(article, true);
    const piece = event.target.closest(".p[data-claims]");
    if (piece && !choosing && getSelection().isCollapsed) goToClaim(claims().find((each) => each.dataset.number === piece.dataset.claims.split(" ").pop()));
  });
  document.addEventListener("mouseup", (event) => { if (choosing && text().contains(event.target)) setTimeout(look, 0); });
  document.addEventListener("touchend", (event) => { if (choosing && text().contains(event.target)) setTimeout(look, 400); });
  // a list holds its present value only, until somebody turns to it
  const fillList = (event) => {
    const select = event.target.closest?.("select[data-list]");
    if (!select || select.options.length > 1) return;
    const now = select.value;
    select.replaceChildren(document.getElementById(`list-${select.dataset.list}`).content.cloneNode(true));
    select.value = now;
  };
  ["focusin", "pointerdown"].forEach((kind) => document.addEventListener(kind, fillList));
  document.addEventListener("change", (event) => {
    const select = event.target.closest("select.choice, select.candidate");
    if (!select) return;
    const one = select.closest(".value") || select;
    const form = new URLSearchParams({ kind: "correct", subject: one.dataset.subject, field: one.dataset.field, seen: sheet().dataset.seen, key: newKey() });
    form.set(select.matches(".candidate") ? "candidate" : "value", select.value);
    if (select.matches(".candidate")) form.set("also", "1"); // one name is one place in a report
    if (select.value) { value = one.matches(".value") ? one : null; claim = select.closest("article.claim"); decide(form); }
  });

  function startCorrecting() {
    if (!value || !root.dataset.may) return;
    const select = value.querySelector("select");
    if (select) { select.focus(); select.showPicker?.(); return; }
    if (value.dataset.kind === "party") { desk.typing.of(value); return; } // a party is named by its name, whatever words the text has for it
    choose("correct", value.dataset.subject, value.dataset.field, value.dataset.start === undefined ? null : [+value.dataset.start, +value.dataset.end]);
  }

  function startAdding() {
    const span = picked();
    choose("add", null, null, span);
    if (span) look();
  }

  const press = (where, selector) => { const found = where && where.querySelector(selector); if (found) found.requestSubmit(); return Boolean(found); };
  const KEYS = {
    KeyJ: () => goToClaim(step(claims(), claim, 1)),
    KeyK: () => goToClaim(step(claims(), claim, -1)),
    KeyL: () => goToValue(step(valuesOf(claim || claims()[0]), value, 1)),
    KeyH: () => goToValue(step(valuesOf(claim || claims()[0]), value, -1)),
    KeyA: () => press(claim, "header form.accept"),
    KeyX: () => press(claim, "header form.reject"),
    KeyC: startCorrecting,
    KeyM: startAdding,
    KeyT: () => value && root.dataset.may && desk.typing.of(value),
    KeyU: () => press(sheet(), "form.undo") || desk.notice(say.undo_none, 3),
    KeyP: () => press(sheet(), "form.move[data-to=peer_review], form.move[data-to=final]"),
    KeyN: () => location.assign(root.dataset.next),
  };

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape" && choosing) { event.preventDefault(); cancel(); return; }
    if (choosing && !typing && !event.target.closest("#mode")) {
      if (event.key.startsWith("Arrow")) { event.preventDefault(); moveWords(event); return; }
      if (event.key === "Enter") { event.preventDefault(); look(); return; }
    }
    if (typing) return;
    if (event.shiftKey && event.code === "KeyA" && !choosing) { event.preventDefault(); press(sheet(), "form.acceptall"); return; }
    const act = !event.shiftKey && !choosing && KEYS[event.code]; // by the key's place: an Arabic keyboard has other letters on it
    if (act) { event.preventDefault(); act(); }
  });

  // what the forms for typed values work with
  desk.reading = {
    root, sheet, say, mode, send, button, labelled,
    open(...parts) { choosing = null; text().classList.remove("choosing"); mode().replaceChildren(...parts); mode().hidden = false; },
    close: cancel,
    at: (one) => (one.matches(".value") ? goToValue(one) : goToClaim(one.closest("article.claim"), true)),
    decide: (form, url) => { form.set("seen", sheet().dataset.seen); form.set("key", newKey()); return decide(form, url); },
  };

  // --- who else is here ---
  async function present() {
    if (!root.dataset.may || document.hidden) return;
    const answer = await fetch(root.dataset.presence, { method: "POST", headers: { "X-Desk": "1", "X-CSRFToken": token() } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const known = await answer.json();
    const others = document.getElementById("others");
    others.hidden = !known.others.length;
    others.textContent = known.others.length ? say.others_here.replace("{names}", known.others.join("، ")) : "";
    if (known.seen > +sheet().dataset.seen && !choosing && !document.querySelector("dialog[open]")) { await reload(); desk.notice(say.newer, 5); }
  }
  setInterval(present, 15000);
  present();

  // what this page held back when it was closed or reloaded goes now
  const held = sessionStorage.getItem(HELD);
  if (held) { const [url, body] = JSON.parse(held); decide(new URLSearchParams(body), url); }
})();
