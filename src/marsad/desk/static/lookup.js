// Looking up places and parties while somebody types: a list under the field, for mouse and keyboard.
"use strict";
desk.lookup = (input, list, url, kind, none, { clear, empty, chosen, next }) => {
  let asked = 0, wanted = false; // Enter before the answer is there takes its first row
  const take = () => { const made = list.querySelector("button"); if (made) made.click(); else next(); };

  input.addEventListener("input", async () => {
    clear();
    wanted = false;
    const mine = (asked += 1), words = input.value.trim();
    list.hidden = true;
    if (words.length < 2) return;
    await new Promise((done) => setTimeout(done, 150));
    if (mine !== asked) return;
    const answer = await fetch(`${url}?${new URLSearchParams({ kind, q: words })}`).catch(() => null);
    if (!answer || !answer.ok || mine !== asked) return;
    const { rows } = await answer.json();
    list.replaceChildren(...rows.map(line));
    if (!rows.length) list.append(Object.assign(document.createElement("li"), { textContent: none }));
    list.hidden = false;
    if (wanted) take();
  });
  input.addEventListener("keydown", (event) => {
    const first = list.querySelector("button");
    if (event.key === "ArrowDown" && !list.hidden && first) { event.preventDefault(); first.focus(); }
    if (event.key !== "Enter" || !empty() || input.value.trim().length < 2) return;
    event.preventDefault();
    if (list.hidden) wanted = true; else take();
  });
  list.addEventListener("keydown", (event) => {
    const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!way) return;
    event.preventDefault();
    event.target.closest("li")[way]?.querySelector("button")?.focus();
  });

  function line(row) {
    const item = document.createElement("li"), made = document.createElement("button");
    const names = document.documentElement.lang === "ar" ? [row.name, row.name_en || ""] : [row.name_en || row.name, row.name_en ? row.name : ""];
    made.type = "button";
    for (const [tag, words] of [["b", names[0]], ["bdi", names[1]], ["small", row.hint]]) made.append(Object.assign(document.createElement(tag), { textContent: words }), " ");
    made.addEventListener("click", () => {
      input.value = row.name;
      list.hidden = true;
      chosen(row);
      next();
    });
    item.append(made);
    return item;
  }
};
