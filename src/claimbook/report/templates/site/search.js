const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const claims = JSON.parse(document.getElementById("claims").textContent);
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const texts = claims.map((claim) => wordsOf(claim.slice(1).join(" ")));
// endings of plurals and of the definite form, in four languages
const stem = (word) => word.length < 5 ? word : word.replace(/(ernas|arnas|ornas|arna|erna|orna|ningar|ning|oes|ns|es|er|ar|or|en|et|s|a|e)$/, "");
const meets = (words, asked) => words.some((word) => word.startsWith(asked) || stem(word).length > 3 && stem(word) === stem(asked));
const [input, count, hits] = ["words", "count", "hits"].map((id) => document.getElementById(id));
const most = 50;
document.getElementById("search").hidden = false;
input.addEventListener("input", () => {
  const asked = wordsOf(input.value);
  const matches = claims.filter((_, i) => asked.length && asked.every((word) => meets(texts[i], word)));
  count.textContent = asked.length ? `${count.dataset.matches} ${matches.length}` : "";
  hits.replaceChildren(...matches.slice(0, most).map(([place, statement, verdict, , article]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = place;
    link.textContent = statement;
    const about = document.createElement("span");
    about.className = "soft";
    about.textContent = ` ${verdict}. ${article}`;
    item.append(link, about);
    return item;
  }));
});
