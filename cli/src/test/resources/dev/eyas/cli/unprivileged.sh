#!/bin/bash
# The language server of a user who is not root, on a machine set up as docs/sensor.md says:
#   unshare --mount unprivileged.sh DISTRIBUTION PACKAGING nothing|sudo|polkit
# The distribution in /opt, the user, the files of packaging and polkit's daemon are this mount
# namespace's alone.
set -euo pipefail
dist=$1 packaging=$2 way=$3
work=$(mktemp -d)
bus=
trap '[ -z "$bus" ] || kill "$bus"; wait; umount -l "$work"; rmdir "$work"' EXIT

mount -t tmpfs -o mode=755 eyas "$work"
cp -a /etc "$work/etc"
mount --bind "$work/etc" /etc
cp -a /usr/share/polkit-1/actions "$work/actions"
mount --bind "$work/actions" /usr/share/polkit-1/actions
mount -t tmpfs -o mode=755 eyas /opt
mount -t tmpfs -o mode=755 eyas /run
mount -t tmpfs -o ro eyas /var/cache
cp -a "$dist" /opt/eyas

echo 'eyas-test:x:4711:4711::/tmp:/bin/sh' >>/etc/passwd
echo 'eyas-test:*:19000:0:99999:7:::' >>/etc/shadow
echo 'eyas:x:4712:eyas-test' >>/etc/group

# The bus starts polkit's daemon for the first who asks, and ends it when it ends itself.
polkit() {
  mkdir -p /run/dbus
  dbus-daemon --system --nofork --nopidfile >&2 </dev/null &
  bus=$!
  for _ in $(seq 300); do
    ! pkaction --action-id dev.eyas.sensor.run >&2 || break
    sleep 0.1
  done
}

case $way in
  sudo) install -m 440 "$packaging/eyas.sudoers" /etc/sudoers.d/eyas ;;
  polkit)
    install -m 644 "$packaging/dev.eyas.sensor.policy" /usr/share/polkit-1/actions/
    install -m 644 "$packaging/eyas.rules" /etc/polkit-1/rules.d/50-eyas.rules
    polkit
    ;;
esac
setpriv --reuid=4711 --regid=4711 --init-groups env HOME=/tmp /opt/eyas/bin/eyas lsp
