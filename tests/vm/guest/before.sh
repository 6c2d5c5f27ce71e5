#!/bin/sh
# Before the guest's packages are unpacked: an initrd with the few modules that find its disk, made in seconds.
set -eu
settings=$1/etc/initramfs-tools
mkdir -p "$settings/conf.d" "$settings/hooks"
printf 'MODULES=list\nCOMPRESS=gzip\n' >"$settings/conf.d/guest"
cat >"$settings/hooks/guest" <<'HOOK'
#!/bin/sh
[ "${1:-}" = prereqs ] && exit
. /usr/share/initramfs-tools/hook-functions
manual_add_modules virtio_pci virtio_blk ext4 crc32c_generic
HOOK
chmod +x "$settings/hooks/guest"
