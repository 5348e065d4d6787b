// Without scripts the page says the same.

export async function faults(open) {
  const lively = await (await open()).evaluate(said);
  const plain = await (await open({ javaScriptEnabled: false })).evaluate(said);
  const at = lively.findIndex((text, index) => text !== plain[index]);
  if (at >= 0) {
    return [`without scripts "${plain[at] ?? "nothing"}" stands in place of "${lively[at]}"`];
  }
  return lively.length < plain.length
    ? [`only without scripts: "${plain[lively.length]}"`] : [];
}

/** Return the visible pieces of text, but controls and what they answer. */
function said() {
  const skipped = "script, style, noscript, template, form, search, [role=search], "
    + "label, button, input, select, option, output, [aria-live], [role=status]";
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\s+/g, " ").trim();
    const holder = walker.currentNode.parentElement;
    if (text && !holder.closest(skipped) && holder.checkVisibility()) pieces.push(text);
  }
  return pieces;
}
