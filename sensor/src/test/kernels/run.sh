#!/bin/bash
# Boots Debian's kernels under qemu and runs guest.sh on each, from this machine's file system, read
# only. Usage:
#
#   run.sh CACHE SUITE...      (bullseye: 5.10, bookworm: 6.1, bookworm-backports: 6.12)
#
# CACHE is a folder for packages, kernels and logs. Needs Debian's packages qemu-system-x86,
# busybox-static, cpio, kmod, and its archive. Nothing is installed on this machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cache=$(cd "$1" && pwd)
shift
seconds=1500 # emulated, on a machine that does other things too; a kernel that hangs ends sooner

# apt with package lists of its own
apt() { "apt-$1" -qq -o Dir::Etc::sourcelist="$cache/sources.list" -o Dir::Etc::sourceparts=- \
  -o Dir::State::lists="$cache/lists" -o Dir::Cache="$cache/apt" -o APT::Sandbox::User=root "${@:2}"; }

update() {
  mkdir -p "$cache/lists/partial" "$cache/apt/archives/partial"
  # Whatever mirror this machine uses; the one with security updates lies beside it.
  local archive
  archive=$(apt-get indextargets --format '$(SITE)' | sed -n 's,/$,,; \,/debian$,{p;q}')
  [ -n "$archive" ] || { echo "apt has no mirror of Debian here" >&2; return 1; }
  local signed='deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
  {
    for suite in bullseye bookworm bookworm-backports; do
      echo "$signed $archive $suite main"
    done
    echo "$signed $archive-security bullseye-security main"
  } >"$cache/sources.list"
  apt get update
}

# The newest kernel image of a suite: the one that the metapackage depends on.
image() {
  local suite=$1
  [ "$suite" != bullseye ] || suite=bullseye-security
  local version
  version=$(apt cache policy linux-image-amd64 |
    awk -v suite="$suite/main" '/^ +(\*\*\* )?[0-9][^ ]* [0-9]+$/ {v = $1} index($0, " " suite " ") {print v; exit}')
  apt cache show "linux-image-amd64=$version" | sed -nE 's/^Depends: ([^ ]+).*/\1/p' | head -n 1
}

# Unpacks a suite's kernel; prints its folder.
kernel() {
  local folder=$cache/$1 name
  if [ ! -d "$folder" ]; then
    name=$(image "$1")
    [ -n "$name" ] || { echo "no kernel in $1" >&2; return 1; }
    rm -rf "$folder.new"
    mkdir -p "$folder.new/package"
    (cd "$folder.new" && apt get download "$name" && dpkg-deb -x ./*.deb package && rm ./*.deb)
    mv "$folder.new" "$folder"
  fi
  echo "$folder"
}

# A file system in memory with what it takes to see this machine's: busybox, five modules, init.
initramfs() {
  local folder=$1 version=$2 root=$1/root
  rm -rf "$root"
  mkdir -p "$root"/{bin,modules,proc,sys,dev,host}
  cp /bin/busybox "$root/bin/"
  cp "$here/init" "$root/init"
  depmod -b "$folder/package" "$version"
  for module in virtio_pci 9pnet_virtio 9p overlay; do
    modprobe -d "$folder/package" -S "$version" --show-depends "$module"
  done | awk '$1 == "insmod" && !seen[$2]++ {print $2}' >"$folder/modules"
  local n=10 file
  while read -r file; do
    cp "$file" "$root/modules/$n-$(basename "$file")"
    n=$((n + 1))
  done <"$folder/modules"
  find "$root/modules" -name '*.xz' -exec unxz {} +
  (cd "$root" && find . | cpio --quiet -o -H newc | gzip -1) >"$folder/initramfs.gz"
}

boot() {
  local suite=$1 folder version log
  folder=$(kernel "$suite")
  version=$(basename "$folder"/package/boot/vmlinuz-* | cut -d- -f2-)
  log=$folder/log
  initramfs "$folder" "$version"
  echo "$suite: kernel $version (log: $log)"
  timeout "$seconds" qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2G \
    -nodefaults -no-user-config -display none -no-reboot -serial file:"$log" \
    -kernel "$folder/package/boot/vmlinuz-$version" -initrd "$folder/initramfs.gz" \
    -append "console=ttyS0 loglevel=5 watchdog_thresh=60 softlockup_panic=1 panic=-1 guest=$here/guest.sh" \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap ||
    echo "qemu ended with $?" >>"$log"
  grep -a '^guest: ' "$log" | tr -d '\r' || true
  grep -aq '^guest: passed' "$log" || { tail -n 60 "$log"; return 1; }
}

[ -d "$cache/lists" ] || update
failed=0
for suite in "$@"; do
  boot "$suite" || { echo "$suite: FAILED"; failed=1; }
done
exit $failed
