// What every page of the desk does: notices.
"use strict";
window.desk = {
  notice(words, seconds = 6) {
    const place = document.getElementById("notice");
    place.textContent = words;
    place.hidden = false;
    clearTimeout(place.timer);
    if (seconds) place.timer = setTimeout(() => { place.hidden = true; }, seconds * 1000);
  },
};
