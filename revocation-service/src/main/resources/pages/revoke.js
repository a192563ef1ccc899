"use strict";

// The password stays in this browser: what is sent is the short key, the first four bytes of its SHA-256.
// Where the browser cannot hash (a page that did not come over a secure connection), the form is sent as it is.
const form = document.querySelector("form");

if (form && window.crypto && window.crypto.subtle) {
  const password = form.elements.namedItem("password");
  const key = form.elements.namedItem("revocationKey");
  let sending = false;

  // A field without a name is never sent, whatever happens to the rest of this script.
  password.removeAttribute("name");
  document.getElementById("hashed").hidden = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    sending = true;
    key.value = password.value === "" ? "" : await shortKey(password.value);
    form.submit();
  });

  // Back from the answer: the browser may have kept the page as it was.
  window.addEventListener("pageshow", () => {
    sending = false;
    key.value = "";
  });
} else if (form) {
  document.getElementById("plain").hidden = false;
}

async function shortKey(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash, 0, 4)));
}
