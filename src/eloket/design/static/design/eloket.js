// Everything here is extra: each page works without.

// The address comes from the page, so that file names with a hash keep working.
import(document.querySelector("link[rel=modulepreload]").href).then(({ initAll }) => initAll());

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || !navigator.clipboard) return;
  navigator.clipboard.writeText(button.dataset.copy).then(() => {
    const text = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = text; }, 3000);
  });
});
