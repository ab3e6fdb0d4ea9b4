// The page of running totals.
import { numbers } from "./page.js";
import { tolls } from "./tolls.js";

const holder = document.getElementById("tolls");
if (holder) tolls(holder, numbers("told"));
