// A field for a place in a form: its id is kept beside the name.
"use strict";
for (const input of document.querySelectorAll("input[data-place]")) {
  const form = input.form, ident = form.elements.place_id;
  desk.lookup(input, form.querySelector(".found"), form.dataset.lookup, "place", "—", {
    clear: () => { ident.value = ""; },
    empty: () => !ident.value,
    chosen: (row) => {
      ident.value = row.id;
      if (row.at) { form.elements.place_at.value = row.at; form.elements.place_name.value = row.name; }
    },
    next: () => form.elements.day.focus(),
  });
}
