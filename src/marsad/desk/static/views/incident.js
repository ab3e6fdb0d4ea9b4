// The incident: its map, and passages that open beside the graph instead of far down the page.
import { map } from "./map.js";
import { numbers } from "./page.js";

const told = numbers("told");
const place = document.getElementById("map");
if (place && told.places.length) map(place, told);

const dialog = document.getElementById("passage");
for (const edge of document.querySelectorAll("[data-passage]")) {
  edge.addEventListener("click", (event) => {
    const passage = document.getElementById(edge.dataset.passage);
    if (!passage) return; // not on this page: the link says where it is
    event.preventDefault();
    const copy = passage.cloneNode(true);
    copy.removeAttribute("id");
    dialog.firstElementChild.replaceChildren(copy);
    dialog.showModal();
  });
}
// a link to a claim inside a closed part of the page opens that part
addEventListener("hashchange", reveal);
reveal();

function reveal() {
  const aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  desk.unfold(aim);
  if (aim) aim.scrollIntoView({ block: "center" });
}
