// What does not fit: a sentence for each element. tests/browser/looking.py runs it in the page.
() => {
  const name = (node) => node.tagName.toLowerCase() + [...node.classList].map((each) => '.' + each).join('');
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true });
  const faults = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth + 1) {
    const isOutside = (node) => node.getBoundingClientRect().right > innerWidth + 1;
    const cause = [...document.querySelectorAll('body *')].filter(isOutside);
    faults.push(`the page is ${wide} px wide: ` + cause.slice(-3).map(name).join(', '));
  }
  const typed = 'input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea';
  for (const node of document.querySelectorAll(typed)) {
    if (isShown(node) && node.getBoundingClientRect().width < 40) faults.push(`narrow: ${name(node)} ${node.name}`);
  }
  for (const node of document.querySelectorAll('button:not([aria-hidden=true]), .govuk-button, summary')) {
    if (isShown(node) && node.getBoundingClientRect().height < 40) faults.push(`low: ${name(node)} ${node.innerText}`);
  }
  for (const node of document.querySelectorAll('body *:not(input, textarea)')) {
    const style = getComputedStyle(node);
    const isForEars = style.clipPath !== 'none' || node.closest('.govuk-visually-hidden');
    if (/hidden|clip/.test(style.overflowX) && !isForEars && node.scrollWidth > node.clientWidth + 1)
      faults.push(`clipped: ${name(node)}`);
  }
  return faults;
}
