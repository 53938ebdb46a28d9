#!/bin/sh
# Rebuild what src/eloket/design/static/design/ holds of the design system. Two runs give the same bytes.
# Needs Node; building, testing and running the product does not.
set -eu
cd "$(dirname "$0")"
into=../src/eloket/design/static/design
version=$(node -p 'require("./package.json").dependencies["govuk-frontend"]')

npm ci --ignore-scripts --no-audit --no-fund
mkdir -p "$into"
npx sass --pkg-importer=node --quiet-deps --no-source-map --style=compressed city.scss "$into/govuk-$version.css"
# Without the source map line: the map itself is not shipped.
sed "s|//# sourceMappingURL=.*||" node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js > "$into/govuk-$version.js"

# Never copied: dist/govuk/assets (a typeface, crests and icons that belong to GOV.UK alone).
if grep -qi 'GDS Transport\|@font-face\|crest' "$into/govuk-$version.css"; then
  echo "The compiled CSS refers to assets of GOV.UK." >&2
  exit 1
fi
(cd "$into" && sha256sum "govuk-$version.css" "govuk-$version.js")
