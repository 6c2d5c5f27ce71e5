#!/bin/sh
# Opens the terminal and the dock with simulated devices, or plays the journeys: see --help.
set -eu

usage() {
    cat <<'TEXT'
usage: sh packaging/demo.sh [--headless --out DIR [--voices DIR] [JOURNEY ...]] [--panel 1080x1920|1920x1080|1366x768] [--reader MODEL] [--scanner MODEL] [--printer MODEL] [--dir DIR]

Without options: opens the kiosk and the dock (card, codes, paper, keypad, headphones, line) on this display. With no
display it starts a virtual one and says how to look at it by VNC on this machine. It speaks where there is a sound
card; the voice network (63 MB) is fetched meanwhile into the cache folder, where that can be had.
  --headless --out DIR   play the journeys on a virtual screen; pictures, paper, records, what was
                         heard (voice-JOURNEY.flac, .txt) and index.html go to DIR;
                         --voices DIR: the voice network in it says what no clip says (kiosk voice fetch)
                         JOURNEY: the name of a file in tests/flows/journeys without .toml (all by default);
                         they are listed below
  --panel WxH            the panel to imitate, with a window (default 1080x1920, upright)
  --reader MODEL         how the card reader is reached, with a window (default sdt, a serial line; program, by a
                         program of its maker's, which can be told: tell id_card program crash; usb or usb-four, on
                         USB with one pair of pipes or two, which only this terminal finds, no other command)
  --scanner MODEL        the scanner in the cabinet, with a window (default gm65; newland, honeywell, datalogic,
                         powerscan, ssi, lines, hid-pos, microscan or keyboard)
  --printer MODEL        the receipt printer in the cabinet, with a window (default epson; vkp80iii, which holds the
                         slip in its mouth, epson-lan, gprinter, masung or star)
  --dir DIR              where the simulated world keeps its files, with a window (default: run)

Journeys:
TEXT
    for journey in "$(dirname -- "$0")"/../tests/flows/journeys/*.toml; do echo "  $(basename "$journey" .toml)"; done
}

headless=no; out=""; voices=""; panel=""; reader=""; scanner=""; printer=""; dir=""; journeys=""
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --out) out=${2:?--out needs a folder}; shift ;;
        --voices) voices=${2:?--voices needs a folder}; shift ;;
        --panel) panel=${2:?--panel needs WIDTHxHEIGHT}; shift ;;
        --reader) reader=${2:?--reader needs a model}; shift ;;
        --scanner) scanner=${2:?--scanner needs a model}; shift ;;
        --printer) printer=${2:?--printer needs a model}; shift ;;
        --dir) dir=${2:?--dir needs a folder}; shift ;;
        -h | --help) usage; exit 0 ;;
        -*) usage >&2; exit 2 ;;
        *) journeys="$journeys $1" ;;
    esac
    shift
done
wrong() { echo "demo: $*" >&2; exit 2; }
[ $headless = no ] || [ -n "$out" ] || wrong "--headless needs --out DIR"
[ $headless = no ] || [ -z "$panel" ] || wrong "--panel goes with a window; each journey names its own"
[ $headless = no ] || [ -z "$reader" ] || wrong "--reader goes with a window; each journey names its own"
[ $headless = no ] || [ -z "$scanner" ] || wrong "--scanner goes with a window; each journey names its own"
[ $headless = no ] || [ -z "$printer" ] || wrong "--printer goes with a window; each journey names its own"
[ $headless = no ] || [ -z "$dir" ] || wrong "--dir goes with a window; journeys leave everything in --out"
[ $headless = yes ] || [ -z "$out$voices$journeys" ] || wrong "--out, --voices and names of journeys go with --headless"
dir=${dir:-run}
panel=${panel:-1080x1920}
case "$panel" in 1080x1920 | 1920x1080 | 1366x768) ;; *) wrong "--panel $panel: expected 1080x1920, 1920x1080 or 1366x768" ;; esac
# Folders are meant from where the command was given.
case "$out" in /* | "") ;; *) out=$PWD/$out ;; esac
case "$voices" in /* | "") ;; *) voices=$PWD/$voices ;; esac
case "$dir" in /*) ;; *) dir=$PWD/$dir ;; esac

PACKAGES=""
[ $headless = yes ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || PACKAGES="x11vnc"
. "$(dirname -- "$0")/setup.sh"
python=.venv/bin/python
export QT_QUICK_BACKEND=software

started=""
finish() {
    # shellcheck disable=SC2086 # a list of process ids
    [ -z "$started" ] || kill $started 2>/dev/null || true
}
trap finish EXIT
trap 'exit 130' INT TERM

run_to_its_end() { # waited for in the background, so that a signal to this shell ends it at once
    "$@" &
    started="$started $!"
    wait $!
}

virtual_screen() { # a display of its own; sets DISPLAY
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    started="$started $!"
    tries=0
    until [ -s "$number" ] || [ $tries -ge 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    DISPLAY=:$(head -n 1 "$number"); export DISPLAY
    rm -f "$number"
    [ "$DISPLAY" != : ] || { echo "demo: the virtual screen did not start" >&2; exit 1; }
}

if [ $headless = yes ]; then
    virtual_screen 1920x1920
    screens="--display $DISPLAY"
    case "$journeys" in # several are played side by side where there are two processors
        "" | " "*" "*) [ "$(nproc)" -lt 2 ] || { virtual_screen 1920x1920; screens="$screens --display $DISPLAY"; } ;;
    esac
    # shellcheck disable=SC2086 # a list of names
    run_to_its_end $python -m tests.flows --out "$out" ${voices:+--voices "$voices"} $screens $journeys
    exit 0
fi

width=${panel%x*}; height=${panel#*x}
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    virtual_screen $((width + 800))x$((height > 1020 ? height + 20 : 1040))
    port=$(mktemp) # where it says which port was free
    x11vnc -display "$DISPLAY" -localhost -noipv6 -forever -shared -nopw -quiet -autoport 5900 >"$port" 2>/dev/null &
    started="$started $!"; vnc=$!
    until grep -q '^PORT=' "$port"; do
        kill -0 $vnc 2>/dev/null || { echo "demo: the VNC server did not start" >&2; rm -f "$port"; exit 1; }
        sleep 0.1
    done
    echo "demo: no display here, so a virtual one was started: look at it with a VNC viewer on 127.0.0.1:$(sed -n 's/^PORT=//p' "$port")"
    rm -f "$port"
fi
mkdir -p "$dir"
# It speaks through this machine's sound card. Without one the panel of the voice mode shows what would be heard.
sound=default
head -c 9600 /dev/zero | timeout 5 aplay -q -t raw -f S16_LE -c 1 -r 24000 -D default - >/dev/null 2>&1 ||
    { sound=null; echo "demo: no sound card here: what the voice mode says is shown on its panel only"; }
voices=${XDG_CACHE_HOME:-${HOME:-$dir}/.cache}/suizhu/voices
up=$(mktemp) # where they say that they are up: a socket of killed ones may still lie in the folder
$python -m device_sim serve --dir "$dir" --panel "$panel" --sound "$sound" --voices "$voices" --scanner "${scanner:-gm65}" \
    --reader "${reader:-sdt}" --receipt-printer "${printer:-epson}" >"$up" &
started="$started $!"; world=$!
until grep -q '^simulated devices in' "$up"; do
    kill -0 $world 2>/dev/null || { echo "demo: the simulated devices did not start" >&2; rm -f "$up"; exit 1; }
    sleep 0.1
done
rm -f "$up"
# Until the voice network is here, clips and espeak-ng speak; so they do where it cannot be had.
nice -n 15 .venv/bin/kiosk voice fetch --config "$dir/kiosk.toml" >"$dir/voice-fetch.txt" 2>&1 &
started="$started $!"
# A panel larger than this screen is shown smaller, as a whole; the dock stands beside it where there is room.
placed=$($python -c '
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
room = app.primaryScreen().availableSize()
width, height = map(int, sys.argv[1:])
scale = min(1.0, 0.97 * room.width() / width, 0.93 * room.height() / height if room.height() < height else 1.0)
left = round(width * scale) + 20
print(f"{scale:.3f}", left if room.width() - left > 500 else "")
' "$width" "$height")
scale=${placed%% *}; left=${placed#* }
beside=${left:+--left $left}
# shellcheck disable=SC2086 # an option and its value
$python -m device_sim dock --dir "$dir" $beside &
started="$started $!"
echo "demo: everything the dock does is also a command, e.g.: .venv/bin/python -m device_sim tell --dir $dir id_card insert_card chen-jianming"
QT_SCALE_FACTOR=$scale; export QT_SCALE_FACTOR
# The terminal as it is, and beside it somebody who tells the dock what is heard of it.
run_to_its_end $python -m tests.flows.beside --dir "$dir"
