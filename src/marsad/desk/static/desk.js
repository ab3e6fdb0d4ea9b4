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

// a form that was sent has arrived where another page answers, or this one says so: what it kept of itself is no draft any more
{
  const sent = JSON.parse(sessionStorage.getItem("marsad-sent") || "null");
  if (sent && (location.pathname !== sent.path || document.querySelector("[data-arrived]"))) {
    sessionStorage.removeItem(sent.name);
    sessionStorage.removeItem("marsad-sent");
  }
}
