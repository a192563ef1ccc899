// Whoever reads a table, or points at something, is not interrupted by fresh figures.
"use strict";

document.addEventListener("htmx:beforeRequest", (event) => {
  const { target } = event;
  if (target.id === "operations" && (document.hidden || target.querySelector("details[open]"))) {
    event.preventDefault();
  }
});
