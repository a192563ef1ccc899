// The page hides itself when the session has ended: nobody's identity stays on a screen that is left alone.
// Everything else works without a script.
"use strict";

(() => {
  const { seconds, ended } = document.body.dataset;
  if (!ended) {
    return;
  }
  let until = 0;

  const stay = () => {
    until = Date.now() + Number(seconds) * 1000;
  };

  const look = () => {
    if (Date.now() >= until) {
      document.body.hidden = true;
      window.location.replace(ended);
    }
  };

  stay();
  document.addEventListener("htmx:afterRequest", (event) => {
    // What a page asks for by itself keeps nobody here.
    if (!event.detail.elt?.hasAttribute("data-unasked")) {
      stay();
    }
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  window.setInterval(look, 1000);

  // Who asks for older entries with the keyboard goes on there.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.hasAttribute("data-first")) {
      event.target.focus();
    }
  });
})();
