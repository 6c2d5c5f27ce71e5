#!/bin/sh
# Builds the guest of tests/vm once: a small Debian of this machine's own suite, from the package sources that this
# machine has, with the kernel that Debian ships. Into FOLDER: root.img, vmlinuz, initrd. The project itself is not in
# it: the guest sees it read-only, as it stands. About three minutes; a second run finds it and does nothing.
# Sourced by packaging/test.sh after packaging/setup.sh, with FOLDER set.
set -eu

# What the product's devices need of a kernel and a system; nothing that draws.
GUEST="linux-image-amd64,systemd-sysv,udev,kmod,python3,libzbar0,libusb-1.0-0,alsa-utils,fontconfig,pcscd,libccid,libsonic0,espeak-ng,ipp-usb"
# Most of a kernel's modules are for hardware that no QEMU has.
NO_MODULES="drivers/gpu drivers/net drivers/infiniband drivers/media/pci drivers/media/tuners drivers/media/dvb-frontends
drivers/media/i2c drivers/media/platform drivers/media/radio drivers/scsi drivers/staging drivers/iio
drivers/ata drivers/md drivers/mtd drivers/target drivers/video drivers/hwmon drivers/thermal drivers/isdn drivers/i2c
fs/btrfs fs/xfs fs/ocfs2 fs/ceph fs/gfs2 fs/nfs fs/nfsd fs/smb fs/cifs fs/f2fs fs/jfs fs/ntfs3 fs/reiserfs fs/afs
fs/bcachefs fs/dlm sound/pci sound/soc sound/firewire sound/isa net/wireless net/mac80211 net/bluetooth net/sctp
net/netfilter net/sched net/openvswitch net/batman-adv net/tipc net/rxrpc net/sunrpc"

guest_sources() { # one line each, as apt writes them; those of other distributors are left out
    # shellcheck disable=SC2016 # apt fills these in
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
        sort -u
}

build_guest() {
    suite=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    [ -n "$(guest_sources)" ] || as_root apt-get update -qq
    [ -n "$(guest_sources)" ] || { say "vm: expected package sources of Debian, found none"; exit 1; }
    say "vm: building the guest in $FOLDER"
    tree=$FOLDER/tree
    as_root rm -rf "$tree"
    set --
    for one in $NO_MODULES; do set -- "$@" --dpkgopt="path-exclude=/lib/modules/*/kernel/$one/*"; done
    for one in doc man locale info; do set -- "$@" --dpkgopt="path-exclude=/usr/share/$one/*"; done
    proxy=$(apt-config shell proxy Acquire::http::Proxy)
    eval "$proxy"
    [ -z "${proxy:-}" ] || set -- "$@" --aptopt="Acquire::http::Proxy \"$proxy\""
    guest_sources | as_root mmdebstrap --quiet --variant=minbase --format=directory --include="$GUEST" \
        --aptopt='APT::Install-Recommends "false"' "$@" \
        --essential-hook="sh $PROJECT/tests/vm/guest/before.sh \"\$1\"" \
        --customize-hook="sh $PROJECT/tests/vm/guest/after.sh \"\$1\"" "$suite" "$tree" -
    as_root sh -ec 'cp "$1"/boot/vmlinuz-* "$2/vmlinuz"; cp "$1"/boot/initrd.img-* "$2/initrd"
        rm -rf "$1"/boot/*
        mke2fs -q -F -t ext4 -O ^has_journal -L guest -d "$1" "$2/root.img" 2G
        rm -rf "$1"; chown "$3" "$2/vmlinuz" "$2/initrd" "$2/root.img"; chmod 644 "$2/vmlinuz"' \
        build "$tree" "$FOLDER" "$(id -u)"
    printf "%s" "$recipe" >"$FOLDER/built"
}

recipe=$(cat tests/vm/image.sh tests/vm/guest/*.sh tests/vm/guest/*.service | sha256sum | cut -c1-16)
mkdir -p "$FOLDER"
[ "$(cat "$FOLDER/built" 2>/dev/null || true)" = "$recipe" ] || build_guest
