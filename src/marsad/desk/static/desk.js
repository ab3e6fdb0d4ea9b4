// What every page of the desk does: notices, and opening what is folded away.
"use strict";
window.desk = {
  unfold(part) { // open what is closed around it
    for (let closed = part && part.closest("details"); closed; closed = closed.parentElement?.closest("details")) closed.open = true;
  },
  notice(words, seconds = 6) {
    const place = document.getElementById("notice");
    place.textContent = words;
    place.hidden = false;
    clearTimeout(place.timer);
    if (seconds) place.timer = setTimeout(() => { place.hidden = true; }, seconds * 1000);
  },
};
