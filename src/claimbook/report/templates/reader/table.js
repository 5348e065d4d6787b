const [verdict, subject, order, shown] = ["by-verdict", "by-subject", "order", "shown"].map((id) => document.getElementById(id));
if (shown) {
  const body = document.querySelector("table.claims tbody");
  const rows = [...body.rows];
  const kinds = [...verdict.options].map((option) => option.value);
  const ranks = { "": () => 0, verdict: (row) => kinds.indexOf(row.dataset.verdict), subject: (row) => [...subject.options].findIndex((option) => option.value === row.dataset.subject) };
  const show = () => {
    for (const row of rows) {
      row.hidden = Boolean(verdict.value && row.dataset.verdict !== verdict.value
        || subject.value && row.dataset.subject !== subject.value) && row.id !== decodeURIComponent(location.hash.slice(1));
    }
    shown.textContent = rows.some((row) => !row.hidden) ? "" : shown.dataset.none;
    const rank = ranks[order.value];
    body.append(...rows.toSorted((a, b) => rank(a) - rank(b)));
  };
  shown.parentElement.hidden = false;
  for (const control of [verdict, subject, order]) control.addEventListener("change", show);
  addEventListener("hashchange", show);
  show();
}
