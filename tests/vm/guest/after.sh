#!/bin/sh
# After the guest's packages are configured: the user as which a terminal runs, and the agent that starts alone.
set -eu
root=$1
chroot "$root" useradd --create-home --shell /usr/sbin/nologin --groups input,lp,dialout,audio,plugdev kiosk
printf 'guest\n' >"$root/etc/hostname"
printf '127.0.0.1 localhost guest\n' >"$root/etc/hosts"
: >"$root/etc/machine-id"
mkdir -p "$root/opt/suizhu" "$root/opt/packages"
cp "$(dirname -- "$0")/guest-agent.service" "$root/etc/systemd/system/"
