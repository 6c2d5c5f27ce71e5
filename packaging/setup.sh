#!/bin/sh
# Installs what the project needs on a Debian-like machine: system packages, fonts, the pinned Python environment.
# Sourced by demo.sh and test.sh with PACKAGES set; a second run finds everything and installs nothing.
set -eu

PROJECT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$PROJECT"

# The Qt libraries are what the PySide6 wheels need of the system (QtCore, QtGui, QtQuick, xcb and offscreen).
QT_PACKAGES="libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libx11-6 libxkbcommon0 libzstd1 zlib1g
libbrotli1 libgssapi-krb5-2 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
libxcb-xkb1 libxkbcommon-x11-0"
BASE_PACKAGES="ca-certificates python3 python3-venv fontconfig fonts-noto-cjk fonts-hanazono fonts-wqy-microhei
fonts-babelstone-han libusb-1.0-0 libzbar0 xvfb xauth alsa-utils espeak-ng libsonic0 $QT_PACKAGES"

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else say "setup: need root or sudo to run: $*"; exit 1
    fi
}

install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || { say "setup: expected Debian or Ubuntu (dpkg is missing)"; exit 1; }
    missing=""
    for package in $BASE_PACKAGES ${PACKAGES:-}; do
        state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        # Ubuntu 24.04 has some libraries under a name of their own (64-bit time_t).
        [ "$state" = installed ] || [ "$(dpkg-query -W -f='${db:Status-Status}' "${package}t64" 2>/dev/null || true)" = installed ] ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "setup: installing system packages:$missing"
    as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

install_python() {
    python=python3
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' ||
        { say "setup: expected Python 3.11 to 3.13, found $("$python" --version)"; exit 1; }
    want=$(cat requirements.lock pyproject.toml | sha256sum | cut -c1-64)-$("$python" --version | tr ' ' -)
    [ "$(cat .venv/installed 2>/dev/null || true)" = "$want" ] && return 0
    say "setup: building the Python environment in .venv"
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock
    # A plain path entry: the other kind of editable install costs 20 ms at every start.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation \
        --config-settings editable_mode=compat -e .
    # What PySide6 would compile at every start is kept now: a terminal's user may not write here.
    .venv/bin/python -c 'from ui import pyside; pyside.load()'
    printf '%s' "$want" >.venv/installed
}

install_packages
install_python
