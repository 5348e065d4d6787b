const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const claims = JSON.parse(document.getElementById("claims").textContent);
const texts = claims.map((claim) => fold(claim.slice(1).join(" ")));
const [input, count, hits] = ["words", "count", "hits"].map((id) => document.getElementById(id));
const most = 50;
document.getElementById("search").hidden = false;
input.addEventListener("input", () => {
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  const matches = claims.filter((_, i) => words.length && words.every((w) => texts[i].includes(w)));
  count.textContent = words.length ? `${count.dataset.matches} ${matches.length}` : "";
  hits.replaceChildren(...matches.slice(0, most).map(([place, statement, verdict]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = place;
    link.textContent = statement;
    item.append(link, ` – ${verdict}`);
    return item;
  }));
});
