// Expands a Croissant description with jsonld.js in safe mode, which fails where anything would be lost, and says what it found.
//   npm install jsonld && node core/src/test/golden/croissant.mjs croissant.json
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
// names of files are relative URLs
const expanded = await jsonld.expand(document, { base: "https://example.org/data/", safe: true });
const cr = "http://mlcommons.org/croissant/";
const [dataset] = expanded;
const triples = await jsonld.toRDF(expanded, { safe: true });
const types = {};
const count = (node) => {
  if (Array.isArray(node)) {
    node.forEach(count);
  } else if (node && typeof node === "object") {
    (node["@type"] && Array.isArray(node["@type"]) ? node["@type"] : []).forEach((t) => (types[t] = (types[t] || 0) + 1));
    Object.values(node).forEach(count);
  }
};
count(expanded);
console.log(JSON.stringify({ nodes: expanded.length, type: dataset["@type"], triples: triples.length, types,
  conformsTo: dataset["http://purl.org/dc/terms/conformsTo"],
  equivalent: [...new Set(JSON.stringify(dataset).match(/"(prov|dct|sc):[A-Za-z0-9]+"/g))],
  records: dataset[cr + "recordSet"].length }, null, 2));
