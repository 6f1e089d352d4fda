// Checks a Teams manifest, as Microsoft's package does it, against the schema of its version that comes with the package. Asks no network.
// Use: node teams.mjs MANIFEST. Ends with 1 and the places where it is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const { AppManifestUtils } = require("@microsoft/app-manifest");

const file = process.argv[2];
const manifest = JSON.parse(readFileSync(file, "utf8"));

/** The package's schema for this version: an unknown version is an error, and not a reason to look for it elsewhere. */
function schemaOf(version) {
  let folder = dirname(require.resolve("@microsoft/app-manifest"));
  while (!folder.endsWith("app-manifest")) {
    folder = dirname(folder);
  }
  return JSON.parse(readFileSync(join(folder, "build/json-schemas/teams", `v${version}`, "MicrosoftTeams.schema.json"), "utf8"));
}

const complaints = [
  ...(await AppManifestUtils.validateAgainstSchema(manifest, schemaOf(manifest.manifestVersion))),
  ...(JSON.stringify(manifest).match(/\$\{[^}]*\}/g) ?? []).map((left) => `not filled in: ${left}`),
];
for (const complaint of complaints) {
  console.error(`${file}: ${complaint}`);
}
if (complaints.length > 0) {
  process.exit(1);
}
console.log(`${file} is a valid manifest of version ${manifest.manifestVersion}.`);
