#!/usr/bin/env bash
# Make .venv ready: Python, system libraries, locked dependencies, the program itself (editable).
#
#   scripts/bootstrap.sh            what tests and the console program need (no screen)
#   scripts/bootstrap.sh --window   what a window needs besides, on Linux
#   scripts/bootstrap.sh --tests    what the tests need besides, on Linux
#
# Run as root on Debian or Ubuntu, it installs the missing system packages; otherwise it prints the
# line to type and stops. Messages are in French, then in English.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
VENV=.venv

# Library or file → Debian package. lrelease and lupdate want the gssapi one.
OFFSCREEN_LIBRARIES="
libglib-2.0.so.0      libglib2.0-0
libGL.so.1            libgl1
libEGL.so.1           libegl1
libxkbcommon.so.0     libxkbcommon0
libfreetype.so.6      libfreetype6
libfontconfig.so.1    libfontconfig1
libdbus-1.so.3        libdbus-1-3
libgssapi_krb5.so.2   libgssapi-krb5-2
"
WINDOW_LIBRARIES="
libxcb-cursor.so.0    libxcb-cursor0
libxcb-icccm.so.4     libxcb-icccm4
libxcb-keysyms.so.1   libxcb-keysyms1
libxcb-shape.so.0     libxcb-shape0
libxcb-xkb.so.1       libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1   libwayland-egl1
"
TEST_FILES="
/usr/share/hunspell/fr_FR.dic hunspell-fr-classical
/usr/bin/strace       strace
"

say() { printf '==> %s\n' "$*"; }

stop() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
    say "Paquets du système : $* / System packages: $*"
    apt-get update -qq || say "apt-get update a échoué, on continue / failed, going on"
    DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The first Python from 3.11 to 3.14: the one given as PYTHON, and no other, when there is one.
choose_python() {
    local candidate candidates=(python3 python3.14 python3.13 python3.12 python3.11)
    [ -z "${PYTHON:-}" ] || candidates=("$PYTHON")
    for candidate in "${candidates[@]}"; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
            2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    stop "Il faut Python 3.11, 3.12, 3.13 ou 3.14 (essayé : ${PYTHON:-python3}). Indiquez-le ainsi : make run PYTHON=/chemin/de/python3.12" \
        "Python 3.11 to 3.14 is needed (tried: ${PYTHON:-python3}). Name it: make run PYTHON=/path/to/python3.12"
}

# Arguments: the Python to ask with, then a table as above. Prints the missing packages.
missing_packages() {
    "$1" - "$2" <<'PYTHON'
import ctypes
import os
import sys


def is_there(name):
    if name.startswith("/"):
        return os.path.exists(name)
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


for line in sys.argv[1].split("\n"):
    if line and not is_there(line.split()[0]):
        print(line.split()[1], end=" ")
PYTHON
}

need_packages() {
    local missing
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(missing_packages "$1" "$2")
    [ -n "$missing" ] || return 0
    if may_install; then
        # shellcheck disable=SC2086  # one word per package
        apt_install $missing
        missing=$(missing_packages "$1" "$2")
        [ -n "$missing" ] || return 0
    fi
    stop "Il manque des paquets du système. Tapez cette ligne, puis recommencez :" \
        "System packages are missing. Type this line, then try again:" \
        "    sudo apt-get install -y --no-install-recommends ${missing% }"
}

need_recent_linux() {
    [ "$(uname -s)" = Linux ] || return 0
    "$1" -c 'import os, sys
name, _, version = os.confstr("CS_GNU_LIBC_VERSION").partition(" ")
sys.exit(tuple(map(int, version.split(".")[:2])) < (2, 34))' 2>/dev/null ||
        stop "Ce Linux est trop ancien pour Qt 6.11 : il faut la glibc 2.34 (Debian 12, Ubuntu 22.04 ou plus récent)." \
            "This Linux is too old for Qt 6.11: glibc 2.34 is needed (Debian 12, Ubuntu 22.04 or later)."
}

venv_works() {
    "$VENV/bin/python" -c 'import pip, sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

# Debian splits venv off Python: install it when root, else use virtualenv, else say what to type.
create_venv() {
    local python=$1 version
    version=$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')
    say "Création de $VENV avec Python $version / Creating $VENV with Python $version"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null && may_install; then
        apt_install "python$version-venv" || true
    fi
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv --clear "$VENV"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
            --upgrade --target build/virtualenv -r requirements/virtualenv.txt
        PYTHONPATH=build/virtualenv "$python" -m virtualenv --quiet --clear "$VENV"
    else
        stop "Python ne sait pas créer d’environnement. Tapez cette ligne, puis recommencez :" \
            "Python cannot create an environment. Type this line, then try again:" \
            "    sudo apt-get install -y python$version-venv"
    fi
}

install_locked() {
    say "Dépendances verrouillées, quelques minutes la première fois / Locked dependencies, a few minutes the first time"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: -r requirements/lock.txt
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation -e .
}

if [ "${1:-}" = --window ]; then
    need_packages "$VENV/bin/python" "$WINDOW_LIBRARIES"
elif [ "${1:-}" = --tests ]; then
    need_packages "$VENV/bin/python" "$TEST_FILES"
else
    python=$(choose_python)
    need_recent_linux "$python"
    need_packages "$python" "$OFFSCREEN_LIBRARIES"
    venv_works || create_venv "$python"
    install_locked
    say "Prêt / Ready"
fi
