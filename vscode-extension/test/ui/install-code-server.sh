#!/usr/bin/env bash
# Installs a real VS Code (code-server) and the Node it runs on into a cache, once per version pair,
# and prints that folder. Both come from npm. No package's install script runs; the two native modules
# that the workbench needs are built here, against the downloaded Node.
set -euo pipefail

CODE_SERVER=4.139.1
NODE=24.21.0

cache=${XDG_CACHE_HOME:-$HOME/.cache}/eyas
target=$cache/code-server-$CODE_SERVER-node-$NODE
if [[ -d $target ]]; then
  echo "$target"
  exit
fi

case $(uname -m) in
  x86_64) platform=linux-x64 ;;
  aarch64) platform=linux-arm64 ;;
  *) echo "no Node build for $(uname -m)" >&2; exit 1 ;;
esac

echo "installing code-server $CODE_SERVER on Node $NODE (about a minute, 0.6 GB) ..." >&2
mkdir -p "$cache"
work=$(mktemp -d "$cache/installing.XXXXXX")
log=$work/install.log
exec 3>&1 4>&2 >"$log" 2>&1
trap 'status=$?; ((status == 0)) || tail -n 40 "$log" >&4; rm -rf "$work"; exit $status' EXIT

cd "$work"
npm pack "node-$platform@$NODE"
mkdir node
tar -xzf "node-$platform-$NODE.tgz" -C node --strip-components=1
rm "node-$platform-$NODE.tgz"

export PATH=$work/node/bin:$PATH
export npm_config_nodedir=$work/node
mkdir code-server
cd code-server
echo '{"private": true}' >package.json
npm install "code-server@$CODE_SERVER" --ignore-scripts

vscode=$work/code-server/node_modules/code-server/lib/vscode
(cd "$vscode" && npm install --omit=dev --ignore-scripts)
(cd "$vscode" && npm rebuild @vscode/spdlog @vscode/native-watchdog)
(cd "$vscode/extensions" && npm install --omit=dev --ignore-scripts)
"$work/node/bin/node" "$work/code-server/node_modules/code-server/out/node/entry.js" --version

# Another installation may have finished meanwhile; either is as good.
mv -T "$work" "$target" || [[ -d $target ]]
echo "$target" >&3
