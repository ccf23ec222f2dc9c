#!/usr/bin/env bash
# onnxruntime 1.32.0 and 1.27.0, Python 3.11, Linux wheels.
#
# Expected: telemetry is a matter of the Windows builds, as long documented; a plain import touches
# no file of the user, and disable_telemetry_events() right after it leaves nothing behind.
# Seen: importing 1.32.0 makes a device id and a database of events to be sent in the user's cache
# folder, before any model is loaded; disable_telemetry_events() comes too late for that. Only
# ORT_DISABLE_TELEMETRY=1, set before the import, keeps both away. So does a variable CI, so that
# whoever looks in a build server sees nothing. 1.27.0 leaves no file.
# (Added by microsoft/onnxruntime, pull request 27379; nothing is sent here: the proxy is a dead one.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

left() { # VERSION STATEMENTS [VARIABLE=VALUE]...: the names of the files that an import leaves
    local home
    home=$(mktemp -d -p "$folder")
    env -i PATH="$PATH" HOME="$home" XDG_CACHE_HOME="$home" https_proxy=http://127.0.0.1:9 "${@:3}" \
        "$folder/$1/bin/python" -B -c "$2" >/dev/null 2>&1
    find "$home" -type f -printf '%f\n' | grep -vE -- '-(wal|shm|journal)$' | sort | tr '\n' ' '
}

for version in 1.32.0 1.27.0; do
    "${PYTHON:-python3.11}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check \
        "onnxruntime==$version"
done
silenced='import onnxruntime; onnxruntime.disable_telemetry_events()'
check() { # WHAT EXPECTED SEEN
    echo "$1: ${3:-nothing}"
    [ "$2" = "$3" ] || { echo "this has changed; expected: ${2:-nothing}" >&2; exit 1; }
}
check '1.32.0, imported' 'deviceid onnxruntime.db ' "$(left 1.32.0 'import onnxruntime')"
check '1.32.0, disabled by its function' 'deviceid onnxruntime.db ' "$(left 1.32.0 "$silenced")"
check '1.32.0, ORT_DISABLE_TELEMETRY=1' '' \
    "$(left 1.32.0 'import onnxruntime' ORT_DISABLE_TELEMETRY=1)"
check '1.32.0, CI=true' '' "$(left 1.32.0 'import onnxruntime' CI=true)"
check '1.27.0, imported' '' "$(left 1.27.0 'import onnxruntime')"
