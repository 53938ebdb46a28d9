// Suggestions below a field while somebody types: each leads to a page, or fills the field. Without this file the form is
// sent and answered all the same.
const PAUSE = 200, SILENCE = 900, FEWEST = 2;

for (const field of document.querySelectorAll("[data-suggestions]")) {
  const input = field.querySelector("input");
  const list = Object.assign(document.createElement("ul"), { className: "search__options", id: `${input.id}-options`, hidden: true });
  const status = Object.assign(document.createElement("div"), { className: "govuk-visually-hidden" });
  let asking = new AbortController(), pausing = 0, silent = 0, marked = -1;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.label);
  status.setAttribute("role", "status");
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  field.append(list, status);

  const show = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    mark(-1);
  };
  // The focus stays in the field; -1 is the field itself, so that nobody chooses without wanting to.
  const mark = (place) => {
    marked = place;
    [...list.children].forEach((option, nth) => option.setAttribute("aria-selected", nth === place));
    input.removeAttribute("aria-activedescendant");
    if (place < 0) return;
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const move = (step) => {
    const stops = list.children.length + 1;
    mark(((marked + 1 + step + stops) % stops) - 1);
  };
  // Spoken when the typing has stopped: a status that changes with each letter says nothing.
  const say = (text) => {
    clearTimeout(silent);
    silent = setTimeout(() => { status.textContent = text; }, SILENCE);
  };
  const forget = () => {
    clearTimeout(pausing);
    asking.abort();
    show(false);
    say("");
  };
  const ask = async () => {
    asking = new AbortController();
    try {
      const address = `${field.dataset.suggestions}?${new URLSearchParams({ q: input.value })}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("ul");
      list.replaceChildren(...found.children);
      show(list.children.length > 0);
      say(found.dataset.status);
    } catch { /* Aborted, or no network: the form still works. */ }
  };
  const choose = (option) => {
    if (option.dataset.href) return void location.assign(option.dataset.href);
    input.value = option.dataset.value;
    forget();
  };
  const keys = {
    ArrowDown: () => (list.hidden ? show(list.children.length > 0) : move(1)),
    ArrowUp: () => list.hidden || move(-1),
    Escape: () => list.hidden || forget(),
    Enter: () => choose(list.children[marked]),
  };

  input.addEventListener("input", () => {
    forget();
    if (input.value.trim().length >= FEWEST) pausing = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const isOurs = event.key === "Enter" ? marked >= 0 : event.key in keys && (event.key === "ArrowDown" || !list.hidden);
    if (!isOurs || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("blur", forget);
  // Before the field loses the focus, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}
