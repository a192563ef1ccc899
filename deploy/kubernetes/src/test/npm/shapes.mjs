// Whether Kubernetes objects have the shape that their kind demands. Reads a JSON array of them, prints a line for
// each thing that is wrong: a field that is missing or of the wrong type, and a field that the kind does not know.
//
// The validators that are used here pass over what they do not know, as an API server does that warns. They read every
// field that they know, though: what an object has and nobody has read is unknown.
import { readFileSync } from "node:fs";

const packages = {
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
  "external-secrets.io": "@kubernetes-models/external-secrets",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};

function moduleOf({ apiVersion, kind }) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  const folder = [packages[group] ?? "kubernetes-models", group, version].filter(Boolean).join("/");
  return import(`${folder}/${kind}`);
}

/** The value, and under each object of it the names that have been asked for. */
function watched(value, readNames) {
  if (value === null || typeof value !== "object") return value;
  return new Proxy(value, {
    get(target, name) {
      if (typeof name === "string") {
        if (!readNames.has(target)) readNames.set(target, new Set());
        readNames.get(target).add(name);
      }
      return watched(target[name], readNames);
    },
  });
}

function* unread(value, readNames, path) {
  if (value === null || typeof value !== "object") return;
  const read = readNames.get(value);
  // An object of which nobody asked for anything may hold what it likes.
  if (!read) return;
  for (const [name, child] of Object.entries(value)) {
    if (!Array.isArray(value) && !read.has(name)) yield `${path}/${name}: unknown`;
    else yield* unread(child, readNames, `${path}/${name}`);
  }
}

for (const object of JSON.parse(readFileSync(0, "utf8"))) {
  const name = `${object.kind} ${object.metadata?.name}`;
  try {
    const model = (await moduleOf(object))[object.kind];
    const readNames = new Map();
    try {
      model.prototype.validate.call(watched(object, readNames));
    } catch (problem) {
      console.log(`${name}: ${problem.message}`);
    }
    for (const line of unread(object, readNames, "")) console.log(`${name}: ${line}`);
  } catch (problem) {
    console.log(`${name}: no such kind in ${object.apiVersion} (${problem.code ?? problem.message})`);
  }
}
