// Runs before the first element is drawn, so that what scripts will collapse is drawn collapsed (layout shift 0).
if ("noModule" in HTMLScriptElement.prototype) {
  document.documentElement.classList.add("js");
  document.body.classList.add("govuk-frontend-supported");
}
