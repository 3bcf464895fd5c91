// Every page that somebody can reach, found by following links from where they begin. Pages of
// one kind differ in an identifier only; the first of each kind stands for all.

/** Paths that are files, not pages. */
const FILE = /\.(svg|png|json|csv|zip|ics)$|^\/(assets|api|metrics|healthz|readyz)\b/;

/** `[name, path]` of one page of each kind that `person` can reach from `starts`. */
export async function reachable(person, server, starts) {
  const kinds = new Map();
  const open = [...starts];
  while (open.length > 0) {
    const path = open.shift();
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    const answer = await person.context.request.get(server.url + path, { maxRedirects: 5 });
    const type = answer.headers()["content-type"] ?? "";
    if (!type.startsWith("text/html")) continue;
    kinds.set(kind, path);
    const html = await answer.text();
    for (const [, href] of html.matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)) {
      const found = local(href.replaceAll("&amp;", "&"), server, answer.url());
      if (found && !kinds.has(kindOf(found)) && !FILE.test(found)) open.push(found);
    }
  }
  return [...kinds].map(([kind, path]) => [nameOf(kind), path]);
}

/** The path of a link on `page` to a page of ours, without what only changes its language. */
function local(href, server, page) {
  const url = new URL(href, page);
  if (url.origin !== server.url || url.searchParams.has("lang")) return null;
  return url.pathname;
}

/** The path with identifiers and codes replaced, so that pages of one kind are equal. */
function kindOf(path) {
  return path.replaceAll(/\/(workshops|people|teams|use-cases|lectures|join|return)\/(?!new$)[^/]+/g, "/$1/one");
}

function nameOf(kind) {
  return kind.slice(1).replaceAll("/", "-") || "home";
}
